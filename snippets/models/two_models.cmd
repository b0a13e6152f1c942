python snippets/anatomy llama-3-8b --diff mistral-7b-v0.1
