import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

/** Asks questions on a terminal, one after the other; what is typed ahead answers the next ones. */
export interface Prompt {
	/** The answer, trimmed; `undefined` on Ctrl-C and at the end of input. */
	ask(question: string): Promise<string | undefined>;
	/** Gives the input back. */
	close(): void;
}

/** Where the person types, and where the questions appear. */
export interface PromptTerminal {
	readonly input: Readable;
	readonly output: Writable;
}

/** Listens to the person until it is closed. */
export function openPrompt(
	terminal: PromptTerminal = { input: process.stdin, output: process.stderr },
): Prompt {
	const { output } = terminal;
	const lines = createInterface(terminal);
	const typed: string[] = [];
	let isOver = false;
	let waiting: ((answer: string | undefined) => void) | undefined;
	const answer = (line: string | undefined) => {
		waiting?.(line);
		waiting = undefined;
	};
	lines.on("line", (line) => {
		if (waiting) answer(line.trim());
		else typed.push(line.trim());
	});
	lines.on("SIGINT", () => lines.close());
	lines.on("close", () => {
		isOver = true;
		if (!waiting) return;
		output.write("\n");
		answer(undefined);
	});
	return {
		ask(question) {
			const ahead = typed.shift();
			if (ahead !== undefined) output.write(`${question}${ahead}\n`);
			if (ahead !== undefined || isOver) return Promise.resolve(ahead);
			return new Promise((resolve) => {
				waiting = resolve;
				lines.setPrompt(question);
				// What is being typed stays.
				lines.prompt(true);
			});
		},
		close: () => lines.close(),
	};
}
