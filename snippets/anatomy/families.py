"""The family table: for each `model_type`, which config keys mean what. Data only.

An entry may say:

    title     the family's name
    like      another entry to start from; what stands here is added to it or replaces it
    also      other `model_type`s of the same architecture
    values    what each value of the building blocks is (expressions, see rules.py), by the names of blocks.py
    mixers    rules that give each layer the kind of its mixer (patterns, see rules.py; "" is none)
    ffns      the same for its feed-forward part
    kinds     for each kind: its building `blocks`, and values that differ in layers of this kind
    norms     norms of a layer, and when they are there (an expression)
    varies    expressions that differ from layer to layer
    only      keys that must have one value for the entry to hold
    loader    "checkpoint" where a public loader confirms that its tensors are called so, "" where they have the names
              of transformers, "nobody" where no public loader confirms them

NAMES_OF and IGNORED_BY add what its tensors are called, and which keys are known not to matter.
"""

# fmt: off
# A table is read row by row: one fact of a family a line, as few lines as it has facts.

from __future__ import annotations

from typing import Any

# The numbers that the building blocks work with. `values` in an entry says where each comes from; those that it leaves
# out are 0, or as DEFAULTS says. Flags are 1 or 0.
VALUES = {
    "vocab": "tokens in the vocabulary: rows of the embedding", "d": "width of the model", "n_layers": "layers",
    "tied": "flag: the head is the token embedding", "embed_width": "width of the token embedding where it is not d",
    "positions": "rows of learned positions", "embed_norm": "flag: a norm after the embedding",
    "final_norm": "flag: a norm before the head", "norm_gain": "flag: norms have learned gains",
    "norm_bias": "flag: norms have learned biases", "head_bias": "flag: a bias on the head",
    "per_layer_width": "width of an extra input that each layer gets from the token",
    "per_layer_vocab": "rows of the embedding behind that input", "streams": "residual streams (hyper-connections)",
    "scalar": "flag: one stored number a layer", "mtp": "extra prediction layers that the config announces",
    "check": "nothing, if it can be computed",
    # attention
    "heads": "query heads a layer", "kv_heads": "key and value heads a layer", "head_dim": "size of a head",
    "v_head_dim": "size of a value head where it is not head_dim", "q_bias": "flag: a bias on queries",
    "k_bias": "flag: a bias on keys", "v_bias": "flag: a bias on values", "o_bias": "flag: a bias on the output",
    "q_norm": "width of the norm on queries", "k_norm": "width of the norm on keys",
    "qk_norm_bias": "flag: those norms have biases", "norm_each_head": "flag: those norms have gains for each head",
    "q_gate": "flag: queries are twice as wide, the second half gates the output",
    "gate": "rows of a separate output gate", "sinks": "flag: one learned sink a head",
    "window": "tokens that a query sees, 0 for all", "own_keys": "flag: keys of its own, not an earlier layer's",
    "own_values": "flag: values of their own, not made from the keys", "index_heads": "heads of the indexer",
    "index_dim": "size of a head of the indexer", "index_top": "tokens that the indexer chooses",
    "q_rank": "width of the latent for queries, 0 for none", "kv_rank": "width of the latent for keys and values",
    "nope": "size of a head's part without position", "rope": "size of a head's part with rotary position",
    "a_bias": "flag: biases on the projections down", "o_groups": "groups of the output projection",
    "o_rank": "width of a group's latent", "ratio": "tokens to one compressed entry",
    "overlap": "flag: compressed entries overlap",
    # recurrences
    "key_heads": "key heads of linear attention", "value_heads": "its value heads", "key_dim": "size of its key heads",
    "value_dim": "size of its value heads", "kernel": "width of the convolution before it",
    "forget": "flag: a decay for each channel, not for each head", "inner": "channels of the state space",
    "state": "numbers in the state of a channel", "dt_rank": "rank of the step projection",
    "ssm_groups": "groups that share B and C", "conv_bias": "flag: a bias on the convolution",
    "proj_bias": "flag: biases on the projections in and out",
    # feed-forward
    "width": "width of the dense feed-forward part", "gated": "flag: three maps, one of which gates",
    "up_bias": "flag: biases on the maps up", "down_bias": "flag: a bias on the map down",
    "experts": "routed experts a layer", "top_k": "routed experts that a token uses",
    "expert_width": "width of an expert",
    "expert_bias": "flag: experts have biases", "router_bias": "flag: a bias on the router",
    "router_scales": "flag: learned scales on the router", "latent": "width of the space in which experts work",
    "correction": "one value an expert that only helps to choose: 1 a buffer, 2 a parameter, 3 one in a row",
    "hashed": "rows of a fixed table from token to experts", "latent_bias": "flag: biases on the maps to that space",
    "shared_width": "width of all shared experts together", "shared_switch": "flag: a gate on the shared expert",
    "shared_bias": "flag: shared experts have biases", "output_bias": "flag: a bias after the experts",
    "output_norm": "flag: a norm after the experts",
}
DEFAULTS = {"final_norm": 1, "norm_gain": 1, "own_keys": 1, "own_values": 1, "gated": 1}

# What a tensor is called, by its role. `{i}` is the layer, `{e}` the expert (absent: all experts in one tensor).
# A name that several roles share is one tensor, rows under rows. At the end, `!` means no ".weight" (and "_bias" for
# ".bias"), `~` that rows and columns are stored the other way round, `^` that experts lie one under the other.
NAMES = {
    "layer": "model.layers.{i}.",
    "embed": "model.embed_tokens", "position": "model.embed_positions", "final_norm": "model.norm", "head": "lm_head",
    "norm_1": "input_layernorm", "norm_2": "post_attention_layernorm",
    "q": "self_attn.q_proj", "k": "self_attn.k_proj", "v": "self_attn.v_proj", "o": "self_attn.o_proj",
    "q_norm": "self_attn.q_norm", "k_norm": "self_attn.k_norm", "gate": "self_attn.g_proj", "sinks": "self_attn.sinks!",
    "q_a": "self_attn.q_a_proj", "q_a_norm": "self_attn.q_a_layernorm", "q_b": "self_attn.q_b_proj",
    "kv_a": "self_attn.kv_a_proj_with_mqa", "kv_a_norm": "self_attn.kv_a_layernorm", "kv_b": "self_attn.kv_b_proj",
    "index_q": "self_attn.indexer.wq_b", "index_k": "self_attn.indexer.wk",
    "index_k_norm": "self_attn.indexer.k_norm", "index_weights": "self_attn.indexer.weights_proj",
    "ffn_gate": "mlp.gate_proj", "ffn_up": "mlp.up_proj", "ffn_down": "mlp.down_proj",
    "router": "mlp.gate", "correction": "mlp.gate.e_score_correction_bias!",
    "expert_gate": "mlp.experts.{e}.gate_proj", "expert_up": "mlp.experts.{e}.up_proj",
    "expert_down": "mlp.experts.{e}.down_proj",
    "shared_gate": "mlp.shared_experts.gate_proj", "shared_up": "mlp.shared_experts.up_proj",
    "shared_down": "mlp.shared_experts.down_proj", "shared_switch": "mlp.shared_expert_gate",
    "linear_q": "linear_attn.in_proj_qkv", "linear_k": "linear_attn.in_proj_qkv", "linear_v": "linear_attn.in_proj_qkv",
    "linear_z": "linear_attn.in_proj_z", "linear_b": "linear_attn.in_proj_b", "linear_a": "linear_attn.in_proj_a",
    "conv": "linear_attn.conv1d", "dt": "linear_attn.dt_bias!", "A": "linear_attn.A_log!",
    "linear_norm": "linear_attn.norm", "linear_o": "linear_attn.out_proj",
    "eh_proj": "eh_proj", "e_norm": "enorm", "h_norm": "hnorm", "mtp_norm": "shared_head.norm",
    "mtp_embed": "embed_tokens", "mtp_head": "shared_head.head",
    "attn_hc_fn": "attn_hc.fn!", "attn_hc_base": "attn_hc.base!", "attn_hc_scale": "attn_hc.scale!",
    "ffn_hc_fn": "ffn_hc.fn!", "ffn_hc_base": "ffn_hc.base!", "ffn_hc_scale": "ffn_hc.scale!",
    "head_hc_fn": "model.hc_head.hc_fn!", "head_hc_base": "model.hc_head.hc_base!",
    "head_hc_scale": "model.hc_head.hc_scale!",
    "compress_kv": "self_attn.compressor.kv_proj", "compress_gate": "self_attn.compressor.gate_proj",
    "compress_position": "self_attn.compressor.position_bias!", "compress_norm": "self_attn.compressor.kv_norm",
    "index_kv": "self_attn.compressor.indexer.kv_proj", "index_gate": "self_attn.compressor.indexer.gate_proj",
    "index_position": "self_attn.compressor.indexer.position_bias!",
    "index_norm": "self_attn.compressor.indexer.kv_norm",
    "layer_input_gate": "per_layer_input_gate", "layer_input_out": "per_layer_projection",
    "layer_input_norm": "post_per_layer_input_norm", "layer_scalar": "layer_scalar!",
    "layer_embed": "model.embed_tokens_per_layer", "layer_embed_in": "model.per_layer_model_projection",
    "layer_embed_norm": "model.per_layer_projection_norm",
}

# Keys that no family needs for the count: training, generation, numerics, rotary positions, the library's own.
IGNORED = """
    model_type architectures auto_map transformers_version torch_dtype dtype _name_or_path _commit_hash name_or_path
    _attn_implementation _attn_implementation_autoset attn_implementation cache_implementation use_cache
    bos_token_id eos_token_id pad_token_id sep_token_id unk_token_id decoder_start_token_id mask_token_id
    initializer_range init_std initializer_factor embedding_initializer_range rescale_prenorm_residual
    hidden_act hidden_activation activation_function activation attention_dropout hidden_dropout dropout
    embd_pdrop resid_pdrop attn_pdrop embedding_dropout residual_dropout activation_dropout layerdrop
    classifier_dropout summary_activation summary_first_dropout summary_proj_to_labels summary_type summary_use_proj
    rms_norm_eps layer_norm_eps layer_norm_epsilon norm_eps norm_epsilon layernorm_epsilon norm_type rmsnorm_epsilon
    rope_theta rope_scaling rope_parameters rope_interleave rope_interleaved partial_rotary_factor rotary_pct
    rotary_emb_base rotary_dim rotary rope_local_base_freq swa_rope_theta compress_rope_theta rope_ratio default_theta
    original_max_position_embeddings max_position_embeddings model_max_length seq_length max_sequence_length
    pretraining_tp output_attentions output_hidden_states output_router_logits return_dict return_dict_in_generate
    router_aux_loss_coef aux_loss_alpha router_jitter_noise router_z_loss_coef seq_aux chunk_size_feed_forward
    is_encoder_decoder is_decoder id2label label2id num_labels problem_type task_specific_params tokenizer_class
    tie_encoder_decoder cross_attention_hidden_size finetuning_task prefix gradient_checkpointing torchscript
    pruned_heads use_bfloat16 tf_legacy_loss remove_invalid_values repetition_penalty bad_words_ids suppress_tokens
    begin_suppress_tokens temperature top_p num_beams max_length min_length do_sample early_stopping
    ep_size attention_softmax_in_fp32 scale_attn_weights scale_attention_softmax_in_fp32 upcast residual_in_fp32
    norm_topk_prob routed_scaling_factor scoring_func topk_method n_group topk_group
    quantization_config compression_config use_flash_attn pack_qkv rope_type expert_dtype
""".split()  # noqa: SIM905 - eighty quoted words would be harder to read

# Words in a key that speak of parts which a family either reads or does not have.
OF_EXPERTS = "expert|moe"

Entry = dict[str, Any]

_SLIDING_LIST = {"list": "layer_types", "words": {"full_attention": "full", "sliding_attention": "sliding"}}
_LINEAR_LIST = {"list": "layer_types", "words": {"full_attention": "full", "attention": "full",
                                                 "linear_attention": "linear", "mamba": "linear"}}
_SPARSE_LIST = {"list": "mlp_layer_types", "words": {"dense": "dense", "sparse": "experts"}}
_FIRST_DENSE = {"yes": "experts", "no": "dense", "from": "#first_k_dense_replace"}

FAMILIES: dict[str, Entry] = {
    # ------------------------------------------------------------ the common shape
    # --8<-- [start:llama]
    "llama": {
        "title": "Llama", "loader": "checkpoint",
        "values": {
            "vocab": "vocab_size", "d": "hidden_size", "n_layers": "num_hidden_layers",
            "tied": "@tie_word_embeddings | 0",
            "heads": "num_attention_heads", "kv_heads": "num_key_value_heads | $heads",
            "head_dim": "head_dim | hidden_size / num_attention_heads",
            "q_bias": "@attention_bias | 0", "k_bias": "$q_bias", "v_bias": "$q_bias", "o_bias": "$q_bias",
            "width": "intermediate_size", "gated": 1, "up_bias": "@mlp_bias | 0", "down_bias": "$up_bias",
            "check": "hidden_size / num_attention_heads",
        },
        "mixers": [{"all": "full"}], "ffns": [{"all": "dense"}],
        "kinds": {"full": {"blocks": ["attention"]}, "sliding": {"blocks": ["attention"],
                                                                 "window": "#sliding_window | 0"},
                  "dense": {"blocks": ["feed-forward"]}, "experts": {"blocks": ["experts"]}},
        "norms": {"norm_1": 1, "norm_2": 1},
    },
    # --8<-- [end:llama]
    # The same without biases, and with key-value heads that have no default in the library.
    "mistral": {
        "title": "Mistral", "like": "llama",
        "values": {"check": 0, "kv_heads": "num_key_value_heads", "q_bias": 0, "up_bias": 0,
                   "window": "#sliding_window | 0"},
    },
    "ministral": {
        "title": "Ministral", "like": "mistral", "values": {"window": 0},
        "mixers": [_SLIDING_LIST, {"all": "sliding"}],
    },
    "mixtral": {
        "title": "Mixtral", "like": "mistral",
        "values": {"experts": "num_local_experts & num_experts", "top_k": "num_experts_per_tok",
                   "expert_width": "intermediate_size"},
        "ffns": [{"all": "experts"}],
    },
    "seed_oss": {
        "title": "Seed-OSS", "like": "llama",
        "values": {"check": 0, "kv_heads": "num_key_value_heads", "head_dim": "head_dim",
                   "q_bias": "@attention_bias | 1",
                   "o_bias": "@attention_out_bias | 0"},
    },
    "granite": {
        "title": "Granite", "like": "llama",
        "values": {"check": 0},
    },
    "granitemoe": {
        "title": "Granite MoE", "like": "granite",
        "values": {"experts": "num_local_experts", "top_k": "num_experts_per_tok", "expert_width": "intermediate_size"},
        "ffns": [{"all": "experts"}],
    },
    "smollm3": {
        "title": "SmolLM3", "like": "llama",
        "values": {"check": 0, "kv_heads": "num_key_value_heads", "tied": "@tie_word_embeddings | 1"},
        "mixers": [_SLIDING_LIST, {"yes": "sliding", "no": "full", "when": "@use_sliding_window | 0",
                                   "every": "no_rope_layer_interval | 4", "offset": -1}],
    },
    "ernie4_5": {
        "title": "ERNIE 4.5", "like": "llama",
        "values": {"check": 0, "kv_heads": "num_key_value_heads ~ $heads", "q_bias": "@use_bias | 0",
                   "up_bias": "@use_bias | 0",
                   "head_dim": "head_dim ~ hidden_size / num_attention_heads", "tied": "@tie_word_embeddings | 1"},
    },
    "phi3": {
        "title": "Phi-3", "like": "llama",
        "values": {"check": 0, "q_bias": 0, "up_bias": 0, "window": "#sliding_window | 0"},
    },
    # ------------------------------------------------------------ GPT-2 and its kin: layer norms, biases, plain maps
    "gpt2": {
        "title": "GPT-2", "loader": "checkpoint",
        "values": {
            "vocab": "vocab_size", "d": "n_embd", "n_layers": "n_layer", "heads": "n_head", "kv_heads": "$heads",
            "head_dim": "n_embd / n_head", "width": "n_inner | 4 * n_embd", "gated": 0,
            "tied": "@tie_word_embeddings | 1",
            "positions": "n_positions", "norm_bias": 1, "q_bias": 1, "k_bias": 1, "v_bias": 1, "o_bias": 1,
            "up_bias": 1, "down_bias": 1,
        },
        "mixers": [{"all": "full"}], "ffns": [{"all": "dense"}],
        "kinds": {"full": {"blocks": ["attention"]}, "dense": {"blocks": ["feed-forward"]}},
        "norms": {"norm_1": 1, "norm_2": 1}, "only": {"add_cross_attention": False},
    },
    "gpt_bigcode": {
        "title": "GPT-BigCode (StarCoder)", "like": "gpt2",
        "values": {"kv_heads": "@multi_query | 1 ? 1 : $heads"},
    },
    "gptj": {
        "title": "GPT-J", "like": "gpt2",
        "values": {"positions": 0, "q_bias": 0, "k_bias": 0, "v_bias": 0, "o_bias": 0, "head_bias": 1,
                   "tied": "@tie_word_embeddings | 0"},
        "norms": {"norm_1": 1, "norm_2": 0}, "only": {},
    },
    "gpt_neox": {
        "title": "GPT-NeoX", "like": "gpt2", "also": [],
        "values": {"d": "hidden_size", "n_layers": "num_hidden_layers", "heads": "num_attention_heads",
                   "head_dim": "hidden_size / num_attention_heads", "width": "intermediate_size", "positions": 0,
                   "q_bias": "@attention_bias | 1", "k_bias": "$q_bias", "v_bias": "$q_bias", "o_bias": "$q_bias",
                   "tied": "@tie_word_embeddings | 0"},
        "only": {},
    },
    "bloom": {
        "title": "BLOOM", "like": "gpt2",
        "values": {"d": "n_embed & hidden_size", "n_layers": "n_layer & num_hidden_layers",
                   "heads": "n_head & num_attention_heads", "head_dim": "$d / $heads", "width": "4 * $d",
                   "positions": 0, "embed_norm": 1},
        "only": {},
    },
    "opt": {
        "title": "OPT", "like": "gpt2",
        "values": {"d": "hidden_size", "n_layers": "num_hidden_layers", "heads": "num_attention_heads",
                   "head_dim": "hidden_size / num_attention_heads", "width": "ffn_dim",
                   "positions": "max_position_embeddings + 2", "embed_width": "word_embed_proj_dim | hidden_size",
                   "q_bias": "@enable_bias | 1", "k_bias": "$q_bias", "v_bias": "$q_bias", "o_bias": "$q_bias",
                   "up_bias": "$q_bias", "down_bias": "$q_bias", "norm_gain": "@layer_norm_elementwise_affine | 1",
                   "final_norm": "(@do_layer_norm_before | 1) * (1 - (@_remove_final_layer_norm | 0))"},
        "only": {},
    },
    "falcon": {
        "title": "Falcon", "like": "bloom", "also": ["RefinedWeb", "RefinedWebModel"],
        "values": {"d": "n_embed & hidden_size", "n_layers": "num_hidden_layers & n_layer",
                   "heads": "num_attention_heads & n_head", "embed_norm": 0, "width": "ffn_hidden_size | 4 * $d",
                   "kv_heads": "@new_decoder_architecture | 0 ? num_kv_heads | $heads : @multi_query | 1 ? 1 : $heads",
                   "q_bias": "@bias | 0", "k_bias": "$q_bias", "v_bias": "$q_bias", "o_bias": "$q_bias",
                   "up_bias": "$q_bias", "down_bias": "$q_bias", "parallel": "@parallel_attn | 1",
                   "two_norms": "(#num_ln_in_parallel_attn ? num_ln_in_parallel_attn=2 : 0) "
                                "| @new_decoder_architecture | 0"},
        "norms": {"ln_attn": "$parallel * $two_norms", "ln_mlp": "$parallel * $two_norms",
                  "norm_1": "1 - $parallel * $two_norms", "norm_2": "1 - $parallel"},
    },
    "mpt": {
        "title": "MPT", "like": "gpt2",
        "values": {"d": "d_model", "n_layers": "n_layers", "heads": "n_heads", "head_dim": "d_model / n_heads",
                   "width": "4 * d_model", "positions": 0, "norm_bias": 0, "q_bias": 0, "k_bias": 0, "v_bias": 0,
                   "o_bias": 0, "up_bias": 0, "down_bias": 0},
        "only": {"expansion_ratio": 4, "no_bias": True, "attn_config.attn_type": "multihead_attention",
                 "attn_config.qk_ln": False, "attn_config.alibi": True},
    },
    "starcoder2": {
        "title": "StarCoder2", "like": "llama",
        "values": {"check": 0, "kv_heads": "num_key_value_heads", "q_bias": "@use_bias | 1", "up_bias": "@use_bias | 1",
                   "gated": 0, "norm_bias": 1, "window": "#sliding_window | 0", "tied": "@tie_word_embeddings | 1"},
    },
    "phi": {
        "title": "Phi", "like": "llama",
        "values": {"check": 0, "q_bias": 1, "up_bias": 1, "gated": 0, "norm_bias": 1, "head_bias": 1, "qk_norm_bias": 1,
                   "q_norm": "(@qk_layernorm | 0) * (hidden_size / num_attention_heads)", "k_norm": "$q_norm"},
        "norms": {"norm_1": 1, "norm_2": 0},
    },
    "stablelm": {
        "title": "StableLM", "like": "llama",
        "values": {"kv_heads": "num_key_value_heads", "head_dim": "hidden_size / num_attention_heads",
                   "q_bias": "@use_qkv_bias | 0", "o_bias": 0, "up_bias": 0, "norm_bias": 1,
                   "q_norm": "(@qk_layernorm | 0) * $head_dim", "k_norm": "$q_norm", "norm_each_head": 1},
        "norms": {"norm_1": 1, "norm_2": "1 - (@use_parallel_residual | 0)"},
    },
    "cohere": {
        "title": "Command R", "like": "llama",
        "values": {"check": 0, "up_bias": 0, "tied": "@tie_word_embeddings | 1",
                   "q_norm": "(@use_qk_norm | 0) * $head_dim",
                   "k_norm": "$q_norm", "norm_each_head": 1},
        "norms": {"norm_1": 1, "norm_2": 0},
    },
    # ------------------------------------------------------------ OLMo
    "olmo": {
        "title": "OLMo", "like": "llama", "values": {"check": 0, "norm_gain": 0, "up_bias": 0},
    },
    "olmo2": {
        "title": "OLMo 2", "like": "llama",
        "values": {"check": 0, "up_bias": 0, "q_norm": "$heads * $head_dim", "k_norm": "$kv_heads * $head_dim"},
    },
    "olmo3": {
        "title": "OLMo 3", "like": "olmo2",
        "mixers": [_SLIDING_LIST, {"yes": "full", "no": "sliding", "every": 4, "offset": -1}],
        "kinds": {"sliding": {"window": "#sliding_window ~ 0 | 4096"}},
    },
    "olmoe": {
        "title": "OLMoE", "like": "llama",
        "values": {"check": 0, "experts": "num_experts & num_local_experts", "top_k": "num_experts_per_tok",
                   "expert_width": "intermediate_size", "q_norm": "hidden_size",
                   "k_norm": "hidden_size / num_attention_heads * $kv_heads"},
        "ffns": [{"all": "experts"}],
    },
    "flex_olmo": {
        "title": "FlexOlmo", "like": "olmo2",
        "values": {"experts": "num_experts & num_local_experts", "top_k": "num_experts_per_tok",
                   "expert_width": "intermediate_size"},
        "ffns": [{"all": "experts"}],
    },
    # ------------------------------------------------------------ Gemma
    "gemma": {
        "title": "Gemma", "like": "llama",
        "values": {"check": 0, "kv_heads": "num_key_value_heads", "head_dim": "head_dim", "up_bias": 0,
                   "tied": "@tie_word_embeddings | 1"},
    },
    "gemma2": {
        "title": "Gemma 2", "like": "gemma",
        "values": {"check": "hidden_size / num_attention_heads"},
        "mixers": [_SLIDING_LIST, {"yes": "full", "no": "sliding", "every": 2, "offset": 1}],
        "kinds": {"sliding": {"window": "#sliding_window ~ 0 | 4096"}},
        "norms": {"norm_1": 1, "norm_2": 1, "norm_3": 1, "norm_4": 1},
    },
    # Published files of the multimodal sizes leave out what equals the library's defaults.
    "gemma3_text": {
        "title": "Gemma 3", "like": "gemma2",
        "values": {"check": "hidden_size / $heads", "vocab": "vocab_size | 262208", "heads": "num_attention_heads | 8",
                   "kv_heads": "num_key_value_heads | 4", "head_dim": "head_dim | 256",
                   "q_norm": "$head_dim", "k_norm": "$head_dim"},
        "mixers": [_SLIDING_LIST, {"yes": "full", "no": "sliding", "every": "sliding_window_pattern | 6",
                                   "offset": -1}],
    },
    "gemma4_text": {
        "title": "Gemma 4", "like": "gemma3_text",
        "values": {"check": 0, "vocab": "vocab_size", "heads": "num_attention_heads", "kv_heads": "num_key_value_heads",
                   "head_dim": "head_dim", "experts": "num_experts", "top_k": "top_k_experts",
                   "expert_width": "moe_intermediate_size & expert_intermediate_size", "router_scales": 1, "scalar": 1,
                   "norm_5": 0,
                   "per_layer_width": "#hidden_size_per_layer_input ~ 0",
                   "per_layer_vocab": "vocab_size_per_layer_input",
                   "reuses": "$i // ($n_layers - (#num_kv_shared_layers < num_hidden_layers | 0)) ? 1 : 0",
                   "own_keys": "1 - $reuses",
                   "width": "intermediate_size * (1 + $reuses * (@use_double_wide_mlp | 0))"},
        "mixers": [{**_SLIDING_LIST, "last": "full"}, {"yes": "full", "no": "sliding", "every": 6, "offset": -1,
                                                       "last": "full"}],
        "ffns": [{"yes": "both", "no": "dense", "when": "@enable_moe_block | 0"}], "varies": ["$reuses"],
        "kinds": {"both": {"blocks": ["feed-forward", "experts"], "norm_5": 1}, "full": {
            "head_dim": "global_head_dim | 512", "own_values": "1 - (@attention_k_eq_v | 0)",
            "kv_heads": "@attention_k_eq_v | 0 ? num_global_key_value_heads | num_key_value_heads "
                        ": num_key_value_heads"}},
        "norms": {"norm_5": "$norm_5", "norm_6": "$norm_5", "norm_7": "$norm_5"},
    },
    # ------------------------------------------------------------ Qwen
    "qwen2": {
        "title": "Qwen2", "like": "llama",
        "values": {"check": 0, "kv_heads": "num_key_value_heads ~ $heads",
                   "head_dim": "head_dim | hidden_size / num_attention_heads", "q_bias": 1, "o_bias": 0,
                   "up_bias": 0},
        "mixers": [_SLIDING_LIST, {"yes": "sliding", "no": "full", "when": "@use_sliding_window | 0",
                                   "from": "max_window_layers"}],
    },
    "qwen3": {
        "title": "Qwen3", "like": "qwen2",
        "values": {"head_dim": "head_dim", "q_bias": "@attention_bias | 0", "o_bias": "$q_bias",
                   "q_norm": "$head_dim", "k_norm": "$head_dim"},
    },
    "qwen2_moe": {
        "title": "Qwen MoE", "like": "qwen2",
        "values": {"kv_heads": "num_key_value_heads", "q_bias": "@qkv_bias | 1", "experts": "num_experts",
                   "top_k": "num_experts_per_tok",
                   "expert_width": "moe_intermediate_size", "shared_width": "shared_expert_intermediate_size",
                   "shared_switch": 1},
        "mixers": [_SLIDING_LIST, {"yes": "sliding", "no": "full", "when": "@use_sliding_window | 0", "every": 2,
                                   "to": "max_window_layers - 1"}],
        "ffns": [{"yes": "experts", "no": "dense", "when": "#num_experts", "every": "decoder_sparse_step | 1",
                  "offset": -1, "not in": "mlp_only_layers"}],
    },
    "qwen3_moe": {
        "title": "Qwen3 MoE", "like": "qwen3",
        "values": {"kv_heads": "num_key_value_heads", "head_dim": "head_dim | hidden_size / num_attention_heads",
                   "experts": "num_experts & num_local_experts", "top_k": "num_experts_per_tok",
                   "expert_width": "moe_intermediate_size"},
        "mixers": [{"yes": "sliding", "no": "full", "when": "@use_sliding_window | 0"}],
        "ffns": [{"yes": "experts", "no": "dense", "when": "#num_experts & #num_local_experts",
                  "every": "decoder_sparse_step | 1", "offset": -1, "not in": "mlp_only_layers"}],
    },
    "qwen3_next": {
        "title": "Qwen3-Next", "like": "qwen3_moe",
        "values": {"head_dim": "head_dim", "experts": "num_experts", "q_gate": 1, "shared_switch": 1,
                   "shared_width": "shared_expert_intermediate_size",
                   "key_heads": "linear_num_key_heads", "value_heads": "linear_num_value_heads",
                   "key_dim": "linear_key_head_dim", "value_dim": "linear_value_head_dim",
                   "kernel": "linear_conv_kernel_dim"},
        "mixers": [_LINEAR_LIST, {"yes": "full", "no": "linear", "every": "full_attention_interval | 4", "offset": -1}],
        "ffns": [{"yes": "experts", "no": "dense", "when": "#num_experts", "every": "decoder_sparse_step | 1",
                  "offset": -1, "not in": "mlp_only_layers"}],
        "kinds": {"linear": {"blocks": ["delta net"]}},
    },
    "qwen3_5_text": {
        "title": "Qwen3.5", "like": "qwen3_next", "also": ["qwen3_5"],
        "ffns": [{"all": "dense"}],
    },
    "qwen3_5_moe_text": {
        "title": "Qwen3.5 MoE", "like": "qwen3_5_text", "also": ["qwen3_5_moe"],
        "values": {"experts": "num_experts & num_local_experts"}, "ffns": [{"all": "experts"}],
    },
    # ------------------------------------------------------------ DeepSeek and those who build like it
    "deepseek": {
        "title": "DeepSeekMoE", "like": "llama",
        "values": {"check": 0, "experts": "n_routed_experts", "top_k": "num_experts_per_tok",
                   "expert_width": "moe_intermediate_size",
                   "shared_width": "(#n_shared_experts ~ 0) * moe_intermediate_size"},
        "ffns": [{"yes": "experts", "no": "dense", "when": "#n_routed_experts ~ 0", "every": "moe_layer_freq | 1",
                  "from": "#first_k_dense_replace"}],
    },
    "deepseek_v2": {
        "title": "DeepSeek-V2", "like": "deepseek",
        "values": {"check": "hidden_size / num_attention_heads", "q_rank": "q_lora_rank ~ 0",
                   "kv_rank": "kv_lora_rank", "nope": "qk_nope_head_dim",
                   "rope": "qk_rope_head_dim", "v_head_dim": "v_head_dim", "a_bias": "@attention_bias | 0",
                   "o_bias": "$a_bias", "shared_bias": "@mlp_bias | 0"},
        "ffns": [_FIRST_DENSE], "kinds": {"full": {"blocks": ["latent"]}},
    },
    "deepseek_v3": {
        "title": "DeepSeek-V3", "like": "deepseek_v2", "also": ["kimi_k2"],
        "values": {"check": 0, "correction": 1, "up_bias": 0, "shared_bias": 0, "mtp": "#num_nextn_predict_layers | 0"},
    },
    "deepseek_v32": {
        "title": "DeepSeek-V3.2", "like": "deepseek_v3",
        "values": {"q_rank": "q_lora_rank", "index_heads": "index_n_heads", "index_dim": "index_head_dim",
                   "index_top": "index_topk"},
        "ffns": [_SPARSE_LIST, _FIRST_DENSE],
    },
    "glm_moe_dsa": {
        "title": "GLM-5", "like": "deepseek_v32",
        "mixers": [{"list": "indexer_types", "words": {"full": "full", "shared": "shared"}},
                   {"list": "index_topk_pattern", "words": {"F": "full", "S": "shared", "full": "full",
                                                            "shared": "shared"}},
                   {"yes": "full", "no": "shared", "every": "index_topk_freq | 1",
                    "offset": "(#index_skip_topk_offset | 2) - 1", "below": "#index_skip_topk_offset | 2"}],
        "kinds": {"shared": {"blocks": ["latent"], "index_heads": 0}},
    },
    "glm4_moe_lite": {
        "title": "GLM-4.7-Flash", "like": "deepseek_v3",
        "ffns": [_SPARSE_LIST, {"yes": "experts", "no": "dense", "from": 1}],
    },
    "mistral4": {
        "title": "Mistral 4", "like": "deepseek_v3", "loader": "", "values": {"correction": 0, "mtp": 0},
    },
    "axk1": {
        "title": "A.X K1", "like": "deepseek_v3",
        "values": {"q_rank": "q_lora_rank", "output_norm": 1},
        "ffns": [_SPARSE_LIST, {"yes": "experts", "no": "dense", "from": "#first_k_dense_replace | 1",
                                "every": "moe_layer_freq | 1"}],
    },
    "deepseek_v4": {
        "title": "DeepSeek-V4", "like": "deepseek_v3", "loader": "",
        "values": {"check": "num_attention_heads * head_dim / o_groups", "shared_width": "moe_intermediate_size",
                   "head_dim": "head_dim", "q_rank": "q_lora_rank", "o_groups": "o_groups", "o_rank": "o_lora_rank",
                   "window": "sliding_window", "shared_bias": "@mlp_bias | 0", "streams": "hc_mult",
                   "csa": "compress_rate_csa | compress_rates.compressed_sparse_attention | 4",
                   "hca": "compress_rate_hca | compress_rates.heavily_compressed_attention | 128"},
        "mixers": [{"list": "layer_types", "words": {w: w for w in (
                        "sliding_attention", "compressed_sparse_attention", "heavily_compressed_attention")}},
                   {"list": "compress_ratios", "spare": 1, "words": {
                       0: "sliding_attention", 4: "compressed_sparse_attention", 128: "heavily_compressed_attention"}},
                   {"yes": "compressed_sparse_attention", "no": "heavily_compressed_attention", "from": 2, "every": 2,
                    "offset": 1}],
        "ffns": [{"list": "mlp_layer_types", "words": {"hash_moe": "hashed", "moe": "experts"}},
                 {"yes": "experts", "no": "hashed", "from": "#num_hash_layers | 3"}],
        "kinds": {"sliding_attention": {"blocks": ["compressed"]},
                  "compressed_sparse_attention": {"blocks": ["compressed"], "ratio": "$csa", "overlap": 1,
                                                  "index_heads": "index_n_heads", "index_dim": "index_head_dim",
                                                  "index_top": "index_topk"},
                  "heavily_compressed_attention": {"blocks": ["compressed"], "ratio": "$hca"},
                  "hashed": {"blocks": ["experts"], "correction": 0, "hashed": "vocab_size"}},
        "only": {"n_shared_experts": 1},
    },
    "glm4_moe": {
        "title": "GLM-4.5", "like": "deepseek",
        "values": {"kv_heads": "num_key_value_heads", "o_bias": 0, "up_bias": 0, "correction": 1,
                   "q_norm": "(@use_qk_norm | 0) * $head_dim", "k_norm": "$q_norm",
                   "mtp": "#num_nextn_predict_layers | 0"},
        "ffns": [_FIRST_DENSE],
    },
    "mimo_v2_flash": {
        "title": "MiMo-V2-Flash", "like": "glm4_moe",
        "values": {"head_dim": "head_dim", "v_head_dim": "v_head_dim", "q_norm": 0, "shared_width": 0, "mtp": 0,
                   "sinks": "@add_full_attention_sink_bias | 0"},
        "mixers": [_SLIDING_LIST, {"list": "hybrid_layer_pattern", "words": {0: "full", 1: "sliding"}},
                   {"yes": "full", "no": "sliding", "every": 6, "offset": -1, "below": 1}],
        "ffns": [_SPARSE_LIST, {"list": "moe_layer_freq", "words": {0: "dense", 1: "experts"}},
                 {"yes": "experts", "no": "dense", "from": 1}],
        "kinds": {"sliding": {"heads": "swa_num_attention_heads | num_attention_heads",
                              "kv_heads": "swa_num_key_value_heads | 2 * num_key_value_heads",
                              "head_dim": "swa_head_dim | head_dim", "v_head_dim": "swa_v_head_dim | v_head_dim",
                              "sinks": "@add_swa_attention_sink_bias | 1", "window": "sliding_window"}},
    },
    "bailing_hybrid": {
        "title": "Ling 3", "like": "deepseek_v3", "loader": "",
        "values": {"q_rank": 0, "gate": "$heads", "tied": 0, "experts": "num_experts & num_local_experts",
                   "top_k": "num_experts_per_token & num_experts_per_tok",
                   "shared_width": "(#num_shared_experts & #n_shared_experts) * moe_intermediate_size",
                   "key_heads": "linear_num_heads | $heads", "value_heads": "$key_heads", "forget": 1,
                   "key_dim": "linear_head_dim | head_dim", "value_dim": "$key_dim",
                   "kernel": "linear_conv_kernel_dim | short_conv_kernel_size"},
        "mixers": [_LINEAR_LIST, {"yes": "full", "no": "linear", "every": "layer_group_size", "offset": -1}],
        "ffns": [_SPARSE_LIST, _FIRST_DENSE], "kinds": {"linear": {"blocks": ["delta net"]}},
    },
    # ------------------------------------------------------------ experts in other dress
    "gpt_oss": {
        "title": "gpt-oss", "like": "llama",
        "values": {"check": 0, "kv_heads": "num_key_value_heads", "head_dim": "head_dim",
                   "q_bias": "@attention_bias | 1", "sinks": 1, "router_bias": 1,
                   "experts": "num_local_experts & num_experts", "top_k": "num_experts_per_tok & experts_per_token",
                   "expert_width": "intermediate_size", "expert_bias": 1},
        "mixers": [_SLIDING_LIST, {"yes": "full", "no": "sliding", "every": 2, "offset": 1}],
        "ffns": [{"all": "experts"}],
    },
    "llama4_text": {
        "title": "Llama 4", "like": "llama", "also": ["llama4"],
        "values": {"check": 0, "kv_heads": "num_key_value_heads", "head_dim": "head_dim",
                   "width": "intermediate_size_mlp", "up_bias": 0, "experts": "num_local_experts",
                   "top_k": "num_experts_per_tok", "expert_width": "intermediate_size",
                   "shared_width": "intermediate_size"},
        "mixers": [{"list": "layer_types", "words": {"full_attention": "full", "chunked_attention": "chunked"}},
                   {"list": "no_rope_layers", "words": {0: "full", 1: "chunked"}},
                   {"yes": "full", "no": "chunked", "every": "no_rope_layer_interval | 4", "offset": -1}],
        "ffns": [{"yes": "experts", "no": "dense", "in": "moe_layers"},
                 {"yes": "experts", "no": "dense", "every": "interleave_moe_layer_step | 1", "offset": -1}],
        "kinds": {"chunked": {"blocks": ["attention"], "window": "attention_chunk_size"}},
    },
    "grok-1": {
        "title": "Grok-1", "like": "mixtral", "loader": "nobody", "also": ["grok1", "grok"],
        "values": {"tied": "@tie_word_embeddings | 1"},
        "norms": {"norm_1": 1, "norm_2": 1, "norm_3": 1, "norm_4": 1},
    },
    "dbrx": {
        "title": "DBRX", "like": "mpt",
        "values": {"kv_heads": "attn_config.kv_n_heads", "experts": "ffn_config.moe_num_experts",
                   "top_k": "ffn_config.moe_top_k", "expert_width": "ffn_config.ffn_hidden_size", "gated": 1,
                   "tied": "@tie_word_embeddings | 0"},
        "ffns": [{"all": "experts"}], "kinds": {"experts": {"blocks": ["experts"]}},
        "only": {"tie_word_embeddings": False},
    },
    "hunyuan_v1_moe": {
        "title": "Hunyuan MoE", "like": "llama",
        "values": {"check": 0, "up_bias": 0, "experts": "num_experts[]", "top_k": "moe_topk[]", "q_norm": "$head_dim",
                   "expert_width": "intermediate_size", "shared_width": "intermediate_size", "k_norm": "$head_dim"},
        "ffns": [{"all": "experts"}], "varies": ["num_experts[]", "moe_topk[]"],
    },
    "ernie4_5_moe": {
        "title": "ERNIE 4.5 MoE", "like": "ernie4_5",
        "values": {"kv_heads": "num_key_value_heads",
                   "head_dim": "head_dim | hidden_size / num_attention_heads", "experts": "moe_num_experts",
                   "top_k": "moe_k", "expert_width": "moe_intermediate_size", "correction": 3,
                   "shared_width": "(#moe_num_shared_experts ~ 0) * moe_intermediate_size",
                   "shared_bias": "@use_bias | 0",
                   "head_bias": "@use_bias | 0"},
        "ffns": [{"yes": "experts", "no": "dense", "from": "#moe_layer_start_index", "every": "moe_layer_interval",
                  "offset": -1, "to": "moe_layer_end_index=-1 ? $n_layers - 1 : #moe_layer_end_index"}],
    },
    "laguna": {
        "title": "Laguna", "like": "qwen3_moe",
        "values": {"heads": "num_attention_heads_per_layer[] | num_attention_heads", "head_dim": "head_dim",
                   "q_bias": "@attention_bias | 0", "shared_width": "shared_expert_intermediate_size", "correction": 2,
                   "gate": "gating=true ? $heads : gating=per-head ? $heads : $heads * $head_dim"},
        "mixers": [_SLIDING_LIST, {"all": "full"}],
        "ffns": [_SPARSE_LIST, {"yes": "experts", "no": "dense", "from": 1}],
        "varies": ["$heads"],
        "only": {"moe_apply_router_weight_on_input": False},
    },
    "mellum": {
        "title": "Mellum 2", "like": "qwen3_moe",
        "values": {"head_dim": "head_dim", "experts": "num_local_experts & num_experts"},
        "mixers": [_SLIDING_LIST, {"all": "full"}], "ffns": [_SPARSE_LIST, {"all": "experts"}],
    },
    "jetmoe": {
        "title": "JetMoe", "like": "llama",
        "values": {"check": 0, "kv_heads": "num_key_value_heads", "head_dim": "kv_channels",
                   "experts": "num_local_experts",
                   "top_k": "num_experts_per_tok", "expert_width": "intermediate_size", "output_bias": 1,
                   "tied": "@tie_word_embeddings | 1"},
        "ffns": [{"all": "experts"}], "kinds": {"full": {"blocks": ["attention experts"]}},
    },
    # ------------------------------------------------------------ MiniMax
    "minimax": {
        "title": "MiniMax-Text-01", "like": "mixtral", "also": ["minimax_text_01"],
        "mixers": [_LINEAR_LIST, {"list": "attn_type_list", "words": {0: "linear", 1: "full"}},
                   {"yes": "full", "no": "linear", "every": 2}],
        "kinds": {"linear": {"blocks": ["lightning"]}},
    },
    "minimax_m2": {
        "title": "MiniMax-M2", "like": "mixtral",
        "values": {"head_dim": "head_dim", "q_norm": "$heads * $head_dim", "k_norm": "$kv_heads * $head_dim",
                   "correction": 1},
    },
    "minimax_m3_vl_text": {
        "title": "MiniMax-M3", "like": "minimax_m2", "loader": "",
        "values": {"q_norm": "$head_dim", "k_norm": "$head_dim", "width": "dense_intermediate_size",
                   "shared_width": "shared_intermediate_size"},
        "mixers": [{"list": "layer_types", "words": {"full_attention": "full", "minimax_m3_sparse": "indexed"}},
                   {"list": "sparse_attention_config.sparse_attention_freq", "words": {0: "full", 1: "indexed"}},
                   {"all": "full"}],
        "ffns": [_SPARSE_LIST, {"list": "moe_layer_freq", "words": {0: "dense", 1: "experts"}}, {"all": "experts"}],
        "kinds": {"indexed": {
            "blocks": ["attention"],
            "index_heads": "sparse_attention_config.sparse_num_index_heads & index_n_heads",
            "index_dim": "sparse_attention_config.sparse_index_dim & index_head_dim",
            "index_top": "(sparse_attention_config.sparse_topk_blocks | index_topk_blocks) * "
                         "(sparse_attention_config.sparse_block_size | index_block_size)"}},
    },
    # ------------------------------------------------------------ state-space layers
    "jamba": {
        "title": "Jamba", "like": "llama",
        "values": {"check": "(#attn_layer_offset < attn_layer_period) + (#expert_layer_offset < expert_layer_period)",
                   "kv_heads": "num_key_value_heads", "up_bias": 0,
                   "experts": "num_experts & num_local_experts",
                   "top_k": "num_experts_per_tok", "expert_width": "intermediate_size", "q_bias": 0,
                   "inner": "mamba_expand * hidden_size", "state": "mamba_d_state", "kernel": "mamba_d_conv",
                   "dt_rank": "mamba_dt_rank | hidden_size /^ 16", "conv_bias": "@mamba_conv_bias | 1",
                   "proj_bias": "@mamba_proj_bias | 0"},
        "mixers": [{"yes": "full", "no": "mamba", "every": "attn_layer_period", "offset": "#attn_layer_offset"}],
        "ffns": [{"yes": "experts", "no": "dense", "every": "expert_layer_period", "offset": "#expert_layer_offset",
                  "when": "$experts - 1"}],
        "kinds": {"mamba": {"blocks": ["mamba"]}},
    },
    "nemotron_h": {
        "title": "Nemotron-H", "like": "llama",
        "values": {"check": 0, "n_layers": "layers_block_type[#] | hybrid_override_pattern[#]",
                   "kv_heads": "num_key_value_heads", "head_dim": "head_dim", "q_bias": 0, "gated": 0, "tied": 0,
                   "experts": "n_routed_experts", "top_k": "num_experts_per_tok",
                   "expert_width": "moe_intermediate_size", "latent": "#moe_latent_size | 0", "correction": 1,
                   "latent_bias": "@mlp_bias | 0", "shared_bias": "@mlp_bias | 0",
                   "shared_width": "moe_shared_expert_intermediate_size"},
        "kinds": {"mamba": {"blocks": ["mamba2"], "heads": "mamba_num_heads", "head_dim": "mamba_head_dim",
                            "ssm_groups": "n_groups & mamba_n_groups", "state": "ssm_state_size",
                            "kernel": "conv_kernel & mamba_d_conv",
                            "conv_bias": "@use_conv_bias & @mamba_conv_bias | 1", "proj_bias": "@use_bias | 0"}},
        "mixers": [{"list": "layers_block_type", "words": {
                        "mamba": "mamba", "linear_attention": "mamba", "attention": "full", "full_attention": "full",
                        "moe": "", "mlp": ""}},
                   {"list": "hybrid_override_pattern", "words": {"M": "mamba", "*": "full", "E": "", "-": ""}}],
        "ffns": [{"list": "layers_block_type", "words": {
                      "mamba": "", "linear_attention": "", "attention": "", "full_attention": "", "moe": "experts",
                      "mlp": "dense"}},
                 {"list": "hybrid_override_pattern", "words": {"M": "", "*": "", "E": "experts", "-": "dense"}}],
        "norms": {"norm_1": 1, "norm_2": 0},
    },
}

# Tensors that a family, and those `like` it, call differently from NAMES.
NAMES_OF: dict[str, dict[str, str]] = {
    "mixtral": {
        "router": "block_sparse_moe.gate", "expert_gate": "block_sparse_moe.experts.{e}.w1",
        "expert_up": "block_sparse_moe.experts.{e}.w3", "expert_down": "block_sparse_moe.experts.{e}.w2",
    },
    "granitemoe": {
        "router": "block_sparse_moe.router.layer", "expert_gate": "block_sparse_moe.input_linear",
        "expert_up": "block_sparse_moe.input_linear", "expert_down": "block_sparse_moe.output_linear",
    },
    "phi3": {
        "q": "self_attn.qkv_proj", "k": "self_attn.qkv_proj", "v": "self_attn.qkv_proj",
        "ffn_gate": "mlp.gate_up_proj", "ffn_up": "mlp.gate_up_proj",
    },
    "gpt2": {
        "layer": "h.{i}.", "embed": "wte", "position": "wpe", "final_norm": "ln_f", "norm_1": "ln_1", "norm_2": "ln_2",
        "q": "attn.c_attn~", "k": "attn.c_attn~", "v": "attn.c_attn~", "o": "attn.c_proj~", "ffn_up": "mlp.c_fc~",
        "ffn_down": "mlp.c_proj~",
    },
    "gpt_bigcode": {
        "layer": "transformer.h.{i}.", "embed": "transformer.wte", "position": "transformer.wpe",
        "final_norm": "transformer.ln_f", "q": "attn.c_attn", "k": "attn.c_attn", "v": "attn.c_attn",
        "o": "attn.c_proj", "ffn_up": "mlp.c_fc", "ffn_down": "mlp.c_proj",
    },
    "gptj": {
        "layer": "transformer.h.{i}.", "embed": "transformer.wte", "final_norm": "transformer.ln_f",
        "q": "attn.q_proj", "k": "attn.k_proj", "v": "attn.v_proj", "o": "attn.out_proj", "ffn_up": "mlp.fc_in",
        "ffn_down": "mlp.fc_out",
    },
    "gpt_neox": {
        "layer": "gpt_neox.layers.{i}.", "embed": "gpt_neox.embed_in", "head": "embed_out",
        "final_norm": "gpt_neox.final_layer_norm", "norm_1": "input_layernorm", "norm_2": "post_attention_layernorm",
        "q": "attention.query_key_value", "k": "attention.query_key_value", "v": "attention.query_key_value",
        "o": "attention.dense", "ffn_up": "mlp.dense_h_to_4h", "ffn_down": "mlp.dense_4h_to_h",
    },
    "bloom": {
        "layer": "h.{i}.", "embed": "word_embeddings", "embed_norm": "word_embeddings_layernorm",
        "norm_1": "input_layernorm", "norm_2": "post_attention_layernorm", "q": "self_attention.query_key_value",
        "k": "self_attention.query_key_value", "v": "self_attention.query_key_value", "o": "self_attention.dense",
        "ffn_up": "mlp.dense_h_to_4h", "ffn_down": "mlp.dense_4h_to_h",
    },
    "opt": {
        "layer": "model.decoder.layers.{i}.", "embed": "model.decoder.embed_tokens",
        "position": "model.decoder.embed_positions", "final_norm": "model.decoder.final_layer_norm",
        "project_in": "model.decoder.project_in", "project_out": "model.decoder.project_out",
        "norm_1": "self_attn_layer_norm", "norm_2": "final_layer_norm", "q": "self_attn.q_proj",
        "k": "self_attn.k_proj", "v": "self_attn.v_proj", "o": "self_attn.out_proj", "ffn_up": "fc1",
        "ffn_down": "fc2",
    },
    "falcon": {
        "layer": "transformer.h.{i}.", "embed": "transformer.word_embeddings", "ln_attn": "ln_attn",
        "ln_mlp": "ln_mlp", "final_norm": "transformer.ln_f",
    },
    "mpt": {
        "layer": "transformer.blocks.{i}.", "embed": "transformer.wte", "final_norm": "transformer.norm_f",
        "norm_1": "norm_1", "norm_2": "norm_2", "q": "attn.Wqkv", "k": "attn.Wqkv", "v": "attn.Wqkv",
        "o": "attn.out_proj", "ffn_up": "ffn.up_proj", "ffn_down": "ffn.down_proj",
    },
    "starcoder2": {"ffn_up": "mlp.c_fc", "ffn_down": "mlp.c_proj"},
    "phi": {
        "o": "self_attn.dense", "ffn_up": "mlp.fc1", "ffn_down": "mlp.fc2", "final_norm": "model.final_layernorm",
        "q_norm": "self_attn.q_layernorm", "k_norm": "self_attn.k_layernorm",
    },
    "stablelm": {"q_norm": "self_attn.q_layernorm.norms.{h}", "k_norm": "self_attn.k_layernorm.norms.{h}"},
    "olmo2": {"norm_1": "post_attention_layernorm", "norm_2": "post_feedforward_layernorm"},
    "gemma2": {"norm_3": "pre_feedforward_layernorm", "norm_4": "post_feedforward_layernorm"},
    "gemma4_text": {
        "norm_5": "post_feedforward_layernorm_1", "norm_6": "post_feedforward_layernorm_2",
        "norm_7": "pre_feedforward_layernorm_2", "router": "router.proj", "router_scale": "router.scale!",
        "router_expert_scale": "router.per_expert_scale!", "expert_gate": "experts.gate_up_proj!",
        "expert_up": "experts.gate_up_proj!", "expert_down": "experts.down_proj!",
    },
    "qwen2_moe": {
        "shared_gate": "mlp.shared_expert.gate_proj", "shared_up": "mlp.shared_expert.up_proj",
        "shared_down": "mlp.shared_expert.down_proj",
    },
    "qwen3_next": {
        "linear_q": "linear_attn.in_proj_qkvz", "linear_k": "linear_attn.in_proj_qkvz",
        "linear_v": "linear_attn.in_proj_qkvz", "linear_z": "linear_attn.in_proj_qkvz",
        "linear_b": "linear_attn.in_proj_ba", "linear_a": "linear_attn.in_proj_ba",
        "shared_gate": "mlp.shared_expert.gate_proj", "shared_up": "mlp.shared_expert.up_proj",
        "shared_down": "mlp.shared_expert.down_proj",
    },
    "qwen3_5_text": {
        "linear_q": "linear_attn.in_proj_qkv", "linear_k": "linear_attn.in_proj_qkv",
        "linear_v": "linear_attn.in_proj_qkv", "linear_z": "linear_attn.in_proj_z",
        "linear_b": "linear_attn.in_proj_b", "linear_a": "linear_attn.in_proj_a",
    },
    "axk1": {"experts_norm": "post_mlp_layernorm"},
    "deepseek_v4": {
        "kv": "self_attn.kv_proj", "kv_norm": "self_attn.kv_norm", "q_a_norm": "self_attn.q_a_norm",
        "o_a": "self_attn.o_a_proj", "o_b": "self_attn.o_b_proj", "hash": "mlp.gate.tid2eid!",
        "index_q": "self_attn.compressor.indexer.q_b_proj",
        "index_weights": "self_attn.compressor.indexer.scorer.weights_proj",
    },
    "mimo_v2_flash": {"sinks": "self_attn.attention_sink_bias!"},
    "bailing_hybrid": {
        "linear_q": "self_attn.q_proj", "linear_k": "self_attn.k_proj", "linear_v": "self_attn.v_proj",
        "linear_z": "self_attn.g_proj", "linear_b": "self_attn.b_proj", "linear_a": "self_attn.forget_gate.f_proj",
        "dt": "self_attn.forget_gate.dt_bias!", "A": "self_attn.forget_gate.A_log!", "conv": "self_attn.conv1d",
        "linear_norm": "self_attn.o_norm", "linear_o": "self_attn.o_proj",
    },
    "gpt_oss": {
        "router": "mlp.router", "expert_gate": "mlp.experts.gate_up_proj~!", "expert_up": "mlp.experts.gate_up_proj~!",
        "expert_down": "mlp.experts.down_proj~!",
    },
    "llama4_text": {
        "router": "feed_forward.router", "expert_gate": "feed_forward.experts.gate_up_proj~!",
        "expert_up": "feed_forward.experts.gate_up_proj~!", "expert_down": "feed_forward.experts.down_proj~!",
        "ffn_gate": "feed_forward.gate_proj", "ffn_up": "feed_forward.up_proj", "ffn_down": "feed_forward.down_proj",
        "shared_gate": "feed_forward.shared_expert.gate_proj", "shared_up": "feed_forward.shared_expert.up_proj",
        "shared_down": "feed_forward.shared_expert.down_proj",
    },
    "grok-1": {
        "norm_1": "pre_attn_norm", "norm_2": "post_attn_norm", "norm_3": "pre_moe_norm", "norm_4": "post_moe_norm",
        "router": "moe_block.gate", "expert_gate": "moe_block.experts.{e}.linear",
        "expert_up": "moe_block.experts.{e}.linear_v", "expert_down": "moe_block.experts.{e}.linear_1",
    },
    "dbrx": {
        "norm_1": "norm_attn_norm.norm_1", "norm_2": "norm_attn_norm.norm_2", "q": "norm_attn_norm.attn.Wqkv",
        "k": "norm_attn_norm.attn.Wqkv", "v": "norm_attn_norm.attn.Wqkv", "o": "norm_attn_norm.attn.out_proj",
        "router": "ffn.router.layer", "expert_gate": "ffn.experts.mlp.w1^!", "expert_up": "ffn.experts.mlp.v1^!",
        "expert_down": "ffn.experts.mlp.w2~^!",
    },
    "hunyuan_v1_moe": {
        "q_norm": "self_attn.query_layernorm", "k_norm": "self_attn.key_layernorm", "router": "mlp.gate.wg",
        "shared_gate": "mlp.shared_mlp.gate_proj", "shared_up": "mlp.shared_mlp.up_proj",
        "shared_down": "mlp.shared_mlp.down_proj",
    },
    "ernie4_5_moe": {"correction": "mlp.moe_statics.e_score_correction_bias!"},
    "laguna": {
        "shared_gate": "mlp.shared_expert.gate_proj", "shared_up": "mlp.shared_expert.up_proj",
        "shared_down": "mlp.shared_expert.down_proj", "correction": "mlp.experts.e_score_correction_bias!"},
    "jetmoe": {
        "router_a": "self_attention.experts.router.layer", "expert_q": "self_attention.experts.input_linear",
        "expert_o": "self_attention.experts.output_linear", "kv": "self_attention.kv_proj",
        "experts_bias": "self_attention.experts", "experts_output": "mlp", "router": "mlp.router.layer",
        "expert_gate": "mlp.input_linear", "expert_up": "mlp.input_linear", "expert_down": "mlp.output_linear",
    },
    "minimax": {
        "linear_qkv": "self_attn.qkv_proj", "linear_z": "self_attn.output_gate", "linear_norm": "self_attn.norm",
        "linear_o": "self_attn.out_proj",
    },
    "minimax_m2": {"correction": "block_sparse_moe.e_score_correction_bias!"},
    "minimax_m3_vl_text": {
        "index_q": "self_attn.indexer.q_proj", "index_k": "self_attn.indexer.k_proj",
        "index_q_norm": "self_attn.indexer.q_norm", "index_k_norm": "self_attn.indexer.k_norm",
        "ffn_gate": "mlp.gate_up_proj", "ffn_up": "mlp.gate_up_proj", "router": "mlp.gate",
        "correction": "mlp.gate.e_score_correction_bias!", "expert_gate": "mlp.experts.{e}.gate_proj",
        "expert_up": "mlp.experts.{e}.up_proj", "expert_down": "mlp.experts.{e}.down_proj",
        "shared_gate": "mlp.shared_experts.gate_up_proj", "shared_up": "mlp.shared_experts.gate_up_proj",
    },
    "jamba": {
        "final_norm": "model.final_layernorm", "norm_2": "pre_ff_layernorm", "ssm_in": "mamba.in_proj",
        "conv": "mamba.conv1d", "ssm_x": "mamba.x_proj", "ssm_dt": "mamba.dt_proj", "A": "mamba.A_log!",
        "D": "mamba.D!", "ssm_out": "mamba.out_proj", "dt_norm": "mamba.dt_layernorm", "b_norm": "mamba.b_layernorm",
        "c_norm": "mamba.c_layernorm", "router": "feed_forward.router", "ffn_gate": "feed_forward.gate_proj",
        "ffn_up": "feed_forward.up_proj", "ffn_down": "feed_forward.down_proj",
        "expert_gate": "feed_forward.experts.{e}.gate_proj", "expert_up": "feed_forward.experts.{e}.up_proj",
        "expert_down": "feed_forward.experts.{e}.down_proj",
    },
    "nemotron_h": {
        "layer": "backbone.layers.{i}.", "embed": "backbone.embeddings", "final_norm": "backbone.norm_f",
        "norm_1": "norm", "q": "mixer.q_proj", "k": "mixer.k_proj", "v": "mixer.v_proj", "o": "mixer.o_proj",
        "ssm_in": "mixer.in_proj", "conv": "mixer.conv1d", "dt": "mixer.dt_bias!", "A": "mixer.A_log!",
        "D": "mixer.D!", "linear_norm": "mixer.norm", "ssm_out": "mixer.out_proj", "ffn_up": "mixer.up_proj",
        "ffn_down": "mixer.down_proj", "router": "mixer.gate", "correction": "mixer.gate.e_score_correction_bias!",
        "expert_up": "mixer.experts.{e}.up_proj", "expert_down": "mixer.experts.{e}.down_proj",
        "shared_up": "mixer.shared_experts.up_proj", "shared_down": "mixer.shared_experts.down_proj",
        "latent_in": "mixer.fc1_latent_proj", "latent_out": "mixer.fc2_latent_proj",
    },
}

# Keys known not to matter to a family and those `like` it, beside IGNORED.
IGNORED_BY: dict[str, list[str]] = {
    "llama": ["is_llama_config"],
    "mistral": ["sliding_window_size", "attention_sink_size"],
    "granite": ["embedding_multiplier", "logits_scaling", "residual_multiplier", "attention_multiplier"],
    "granitemoe": ["mlp_bias"],
    "smollm3": ["no_rope_layers", "max_window_layers"],
    "phi3": ["attention_bias"],
    "gpt2": ["n_ctx", "scale_attn_by_inverse_layer_idx", "reorder_and_upcast_attn"],
    "gpt_bigcode": [
        "inference_runner", "max_batch_size", "max_sequence_length", "pre_allocate_kv_cache", "validate_runner_input",
        "num_key_value_heads",
    ],
    "gptj": ["n_positions"],
    "gpt_neox": ["use_parallel_residual"],
    "bloom": [
        "apply_residual_connection_post_layernorm", "slow_but_exact", "offset_alibi", "masked_softmax_fusion",
        "bias_dropout_fusion", "skip_bias_add", "skip_bias_add_qkv", "unk_token_id", "attention_softmax_in_fp32",
    ],
    "falcon": ["alibi"],
    "mpt": [
        "max_seq_len", "attn_config", "embedding_fraction", "emb_pdrop", "learned_pos_emb", "init_device",
        "logit_scale", "verbose", "init_config", "tokenizer_name",
    ],
    "starcoder2": ["mlp_type"],
    "cohere": ["logit_scale"],
    "olmo": ["clip_qkv"],
    "olmoe": ["clip_qkv", "mlp_bias"],
    "gemma": ["use_bidirectional_attention"],
    "gemma2": ["attn_logit_softcapping", "final_logit_softcapping", "query_pre_attn_scalar", "sliding_window_size"],
    "qwen2": ["max_window_layers", "sliding_window"],
    "qwen2_moe": ["intermediate_size"],
    "qwen3_moe": ["intermediate_size"],
    "qwen3_next": ["full_attention_interval", "intermediate_size"],
    "qwen3_5_text": [
        "attn_output_gate", "mlp_only_layers", "mtp_num_hidden_layers", "mtp_use_dedicated_embeddings",
        "mamba_ssm_dtype",
    ],
    "deepseek_v2": ["moe_layer_freq", "num_key_value_heads", "head_dim", "qk_head_dim", "num_experts"],
    "deepseek_v3": ["num_nextn_predict_layers", "num_mtp_layers"],
    "deepseek_v32": ["layer_types", "mlp_bias", "indexer_rope_interleave"],
    "glm4_moe_lite": ["first_k_dense_replace"],
    "deepseek_v4": ["qk_rope_head_dim", "hc_eps", "hc_sinkhorn_iters", "swiglu_limit", "compress_rates"],
    "glm4_moe": ["num_nextn_predict_layers"],
    "mimo_v2_flash": ["n_shared_experts", "attention_value_scale", "attention_chunk_size", "sliding_window_size"],
    "bailing_hybrid": [
        "tie_word_embeddings", "moe_renormalize", "num_expert_group", "kda_safe_gate", "kda_lower_bound",
        "layer_group_size", "mtp_loss_scaling_factor",
    ],
    "gpt_oss": ["swiglu_limit", "swiglu_alpha", "initial_context_length", "experts_per_token"],
    "llama4_text": [
        "use_qk_norm", "attn_temperature_tuning", "floor_scale", "attn_scale", "for_llm_compressor",
        "attention_chunk_size",
    ],
    "grok-1": [
        "num_key_value_groups", "embedding_multiplier_scale", "output_multiplier_scale", "max_attn_value",
        "attn_output_multiplier",
    ],
    "dbrx": ["ffn_config", "num_key_value_heads"],
    "hunyuan_v1_moe": ["num_shared_expert"],
    "ernie4_5_moe": ["moe_norm_min", "moe_capacity", "moe_use_aux_free", "moe_gate", "use_moe"],
    "laguna": ["moe_routed_scaling_factor", "moe_router_logit_softcapping"],
    "mellum": ["mtp_layer_types", "mtp_mlp_layer_types", "num_mtp_layers", "num_nextn_predict_layers"],
    "jetmoe": ["num_attention_heads"],
    "minimax": [
        "shared_intermediate_size", "postnorm", "shared_moe_mode", "layernorm_full_attention_alpha",
        "layernorm_full_attention_beta", "layernorm_linear_attention_alpha", "layernorm_linear_attention_beta",
        "layernorm_mlp_alpha", "layernorm_mlp_beta",
        "block_size", "full_attn_alpha_factor", "full_attn_beta_factor", "linear_attn_alpha_factor",
        "linear_attn_beta_factor", "mlp_alpha_factor", "mlp_beta_factor",
    ],
    "minimax_m2": [
        "use_qk_norm", "qk_norm_type", "use_routing_bias", "use_mtp", "mtp_transformer_layers", "num_mtp_modules",
        "shared_intermediate_size", "attn_type_list",
    ],
    "minimax_m3_vl_text": [
        "swiglu_alpha", "swiglu_limit", "index_local_blocks", "sparse_attention_config", "intermediate_size",
    ],
    "jamba": [
        "use_mamba_kernels", "use_mambapy", "use_associative_scan", "num_logits_to_keep", "sliding_window",
        "mamba_inner_layernorms", "calc_logits_for_entire_prompt",
    ],
    "nemotron_h": [
        "num_hidden_layers", "tie_word_embeddings", "chunk_size", "expand", "mamba_hidden_act",
        "mamba_ssm_cache_dtype", "mlp_hidden_act", "num_logits_to_keep", "sliding_window", "time_step_floor",
        "time_step_max", "time_step_min", "time_step_limit", "use_mamba_kernels", "moe_shared_expert_overlap",
        "mtp_layers_block_type", "mtp_hybrid_override_pattern", "num_nextn_predict_layers", "n_shared_experts",
        "mamba_proj_bias", "attention_bias",
    ],
}
