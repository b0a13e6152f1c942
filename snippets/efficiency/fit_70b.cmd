python snippets/anatomy llama-3.1-70b --dtype q4_k --context 32768 --batch 4
