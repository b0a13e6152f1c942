python snippets/anatomy deepseek-v3 --dtype fp8 --context 32768 --batch 8
