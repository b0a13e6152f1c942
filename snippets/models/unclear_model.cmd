python snippets/anatomy llama
