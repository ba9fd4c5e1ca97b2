import process from "node:process";
import { runMergeFile } from "./mergeFile.ts";

// A bundle of its own: git starts it once for each file.
process.exitCode = runMergeFile(process.argv.slice(2));
