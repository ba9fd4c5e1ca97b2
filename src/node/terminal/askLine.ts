import { createInterface } from "node:readline";

/** Asks on the terminal for one line, trimmed; `undefined` on Ctrl-C and at the end of input. */
export function askLine(question: string): Promise<string | undefined> {
	const terminal = createInterface({
		input: process.stdin,
		output: process.stderr,
	});
	return new Promise((resolve) => {
		terminal.on("close", () => {
			process.stderr.write("\n");
			resolve(undefined);
		});
		terminal.on("SIGINT", () => terminal.close());
		terminal.question(question, (answer) => {
			resolve(answer.trim());
			terminal.removeAllListeners("close");
			terminal.close();
		});
	});
}
