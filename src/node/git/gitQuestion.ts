import type { Message } from "../../core/message.ts";
/** One call of git as data: what is said to it, and how its answer is read. The parser is tested without git. */
export interface GitQuestion<T> {
	/** Completes “Git could not …” when it fails. */
	readonly purpose: Message;
	/** Arguments after `git` and the options that every call has. Paths and names that are not ours stand after `--` or in `input`. */
	readonly commands: readonly string[];
	/** Written to git's standard input, which is then closed. */
	readonly input?: string | Uint8Array;
	/** Exit codes that are an answer; 0 alone when left out. */
	readonly accepts?: readonly number[];
	/** Reads standard output. */
	parse(output: Buffer, exitCode: number): T;
}
