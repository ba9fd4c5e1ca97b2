import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { onTestFinished } from "vitest";
import type { TestRepository } from "../../support/gitRepository.ts";
import type { CommandLine } from "./commandLine.ts";

const script = "/usr/bin/script";
/** `script` gives a program a terminal of its own. */
export const hasTerminals = existsSync(script);

/** What stood on the terminal when the program had ended. */
export interface TerminalOutcome {
	readonly code: number | null;
	/** What went to standard output and to standard error, with what was typed. */
	readonly shown: string;
}

/**
 * Runs the command line in a repository on a terminal, and types: each time that a question ends in `[q]uit: `, the next of
 * `keys`. The terminal stays open until the program has ended.
 */
export function typedInto(
	tacit: CommandLine,
	repository: TestRepository,
	args: readonly string[],
	keys: readonly string[],
): Promise<TerminalOutcome> {
	const command = [process.execPath, tacit.file, ...args]
		.map((part) => `'${part}'`)
		.join(" ");
	return onTerminal(repository, command, { keys });
}

/** Runs a command line of `sh` on a terminal, below the root of a repository, and types as `typedInto`. */
export function onTerminal(
	repository: Pick<TestRepository, "root" | "environment">,
	command: string,
	{
		keys = [],
		environment = {},
	}: {
		readonly keys?: readonly string[];
		readonly environment?: Readonly<Record<string, string>>;
	} = {},
): Promise<TerminalOutcome> {
	return new Promise((resolve, reject) => {
		const child = spawn(script, ["-qec", command, "/dev/null"], {
			cwd: repository.root,
			env: {
				...repository.environment,
				...{ NO_COLOR: "1", TERM: "dumb" },
				...environment,
			},
		});
		onTestFinished(() => void child.kill());
		let shown = "";
		let typed = 0;
		child.stdout.setEncoding("utf8").on("data", (text: string) => {
			shown += text;
			const asked = shown.split("[q]uit: ").length - 1;
			for (; typed < asked && typed < keys.length; typed++)
				child.stdin.write(keys[typed] ?? "");
		});
		child.on("error", reject);
		child.on("close", (code) =>
			resolve({ code, shown: shown.replaceAll("\r\n", "\n") }),
		);
	});
}
