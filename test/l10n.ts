import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { collectWords, wordsFile } from "./support/collectWords.ts";

mkdirSync(path.dirname(wordsFile), { recursive: true });
writeFileSync(wordsFile, await collectWords());
