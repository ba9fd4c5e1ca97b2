import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import type { CommitText } from "./commitTextQuestion.ts";

/** Stores a commit, to the byte, that no branch holds yet, and answers its full hash. Git refuses what is no commit. */
export function storeCommitTextOrder({
	header,
	message,
}: CommitText): GitQuestion<string> {
	return {
		purpose: msg`store the commit`,
		commands: ["hash-object", "-t", "commit", "-w", "--stdin"],
		input: Buffer.concat([Buffer.from(`${header}\n`, "latin1"), message]),
		parse: (output) => output.toString("latin1").trim(),
	};
}
