import { spawn } from "node:child_process";
import { gitEnvironment } from "./gitEnvironment.ts";
import { gitFailure } from "./gitFailure.ts";
import type { GitQuestion } from "./gitQuestion.ts";
import type { GitRunnerOptions } from "./gitRunner.ts";
import { missingGitFailure } from "./missingGitFailure.ts";
import { readOptions } from "./readOptions.ts";

/**
 * Asks as `GitRunner.ask` does, without what makes that fit for long work: no limit of time or of processes at once. For
 * somebody who waits for a few milliseconds, and loads nothing that is not needed.
 */
export function askPlainly({
	binary,
	folder,
	environment,
	readSettings = new Map(),
}: GitRunnerOptions): <T>(question: GitQuestion<T>) => Promise<T> {
	const env = gitEnvironment(environment, "read", { settings: readSettings });
	const options = readOptions.flatMap((setting) => ["-c", setting]);
	return (question) =>
		new Promise((resolve, reject) => {
			const { commands, purpose } = question;
			const child = spawn(binary, [...options, ...commands], {
				...{ cwd: folder, env },
				stdio: ["pipe", "pipe", "pipe"],
			});
			const output: Buffer[] = [];
			const errors: Buffer[] = [];
			child.stdout.on("data", (bytes: Buffer) => output.push(bytes));
			child.stderr.on("data", (bytes: Buffer) => errors.push(bytes));
			child.on("error", (cause) => reject(missingGitFailure(cause)));
			child.stdin.on("error", () => undefined).end(question.input ?? "");
			child.on("close", (code) => {
				const exitCode = code ?? undefined;
				const stderr = Buffer.concat(errors).toString("utf8");
				if (
					exitCode === undefined ||
					!(question.accepts ?? [0]).includes(exitCode)
				)
					reject(gitFailure({ purpose, commands, exitCode, stderr }));
				else resolve(question.parse(Buffer.concat(output), exitCode));
			});
		});
}
