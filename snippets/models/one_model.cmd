python snippets/anatomy llama-3-8b
