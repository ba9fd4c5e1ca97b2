import { spawn } from "node:child_process";
import path from "node:path";
import { inject } from "vitest";
import type { TestRepository } from "../../support/gitRepository.ts";

/** What a run of the command line came to. */
export interface Outcome {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

export interface RunOptions {
	/** Below the repository's root; the root when left out. */
	readonly folder?: string;
	/** Standard input; empty when left out. */
	readonly input?: string;
	readonly environment?: Readonly<Record<string, string>>;
}

/** The bundled command line, as it is shipped. */
export interface CommandLine {
	readonly file: string;
	/** Runs it in a repository, without a terminal. */
	run(
		repository: Pick<TestRepository, "root" | "environment">,
		args: readonly string[],
		options?: RunOptions,
	): Promise<Outcome>;
	/** Runs it with `--json` and answers what it printed. */
	json<T>(
		repository: TestRepository,
		args: readonly string[],
		options?: RunOptions,
	): Promise<T>;
}

/** The one that was built for this run of tests: see `builtCommandLine.ts`. */
export function commandLine(): CommandLine {
	const file = path.join(inject("commandLine"), "cli.mjs");
	const run: CommandLine["run"] = (repository, args, options = {}) =>
		new Promise((resolve, reject) => {
			const child = spawn(process.execPath, [file, ...args], {
				cwd: path.resolve(repository.root, options.folder ?? "."),
				env: {
					...repository.environment,
					NO_COLOR: "",
					FORCE_COLOR: undefined,
					...options.environment,
				},
			});
			let stdout = "";
			let stderr = "";
			child.stdout.setEncoding("utf8").on("data", (text: string) => {
				stdout += text;
			});
			child.stderr.setEncoding("utf8").on("data", (text: string) => {
				stderr += text;
			});
			child.on("error", reject);
			child.on("close", (code) => resolve({ code, stdout, stderr }));
			child.stdin.end(options.input ?? "");
		});
	return {
		file,
		run,
		async json<T>(
			repository: TestRepository,
			args: readonly string[],
			options?: RunOptions,
		) {
			const [command = "", ...rest] = args;
			const { stdout } = await run(
				repository,
				[command, "--json", ...rest],
				options,
			);
			return JSON.parse(stdout) as T;
		},
	};
}
