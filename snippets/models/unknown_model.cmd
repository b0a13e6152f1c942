python snippets/anatomy gpt-4
