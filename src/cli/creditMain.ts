import process from "node:process";
import { creditCommit } from "./creditCommit.ts";

// A bundle of its own: it is loaded before each commit that people make together.
const [own = "", gitDir = "", file = "", source = "", comment = ""] =
	process.argv.slice(2);
void creditCommit({ own, gitDir, file, source, comment }).catch(
	(error: unknown) => {
		process.stderr.write(`tacit: this commit credits nobody: ${error}\n`);
	},
);
