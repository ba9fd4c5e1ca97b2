import {
	Disposable,
	ProcessExecution,
	ShellExecution,
	type Task,
	tasks,
	Uri,
	window,
} from "vscode";
import type { RanEvent } from "../../../externalize/events/event.ts";
import { programOf } from "../../../externalize/events/programOf.ts";
import type { Repositories } from "../../repositories.ts";
import { type WorkListener, workRepository } from "./workPlace.ts";

/** What a shell answers that knows no such program: then the word may be anything, a password that was typed too early. */
const notFound = 127;

/** Tells how tasks and commands in terminals ended; of the latter as far as VS Code sees them (shell integration). */
export function watchCommandRuns(
	repositories: Repositories,
	listener: WorkListener,
): Disposable {
	const tell = (
		by: RanEvent["by"],
		folder: Uri | undefined,
		commandLine: string,
		exitCode: number | undefined,
	) => {
		const repository = workRepository(repositories, folder);
		if (!repository || commandLine.trim() === "") return;
		listener(repository, {
			...{ type: "ran", at: Date.now(), by, exitCode },
			program: exitCode === notFound ? "" : programOf(commandLine),
			command: repository.journal.ids().ofWords(commandLine.trim()),
		});
	};
	return Disposable.from(
		tasks.onDidEndTaskProcess(({ execution, exitCode }) =>
			tell("task", folderOf(execution.task), lineOf(execution.task), exitCode),
		),
		window.onDidEndTerminalShellExecution(({ execution, exitCode }) =>
			tell("terminal", execution.cwd, execution.commandLine.value, exitCode),
		),
	);
}

function folderOf({ scope, execution }: Task): Uri | undefined {
	const cwd =
		execution instanceof ProcessExecution || execution instanceof ShellExecution
			? execution.options?.cwd
			: undefined;
	if (cwd !== undefined && /^(?:\/|[A-Za-z]:[\\/])/.test(cwd))
		return Uri.file(cwd);
	return typeof scope === "object" ? scope.uri : undefined;
}

/** The command line of a task; that of one that is no program is its name. */
function lineOf({ name, execution }: Task): string {
	if (execution instanceof ProcessExecution)
		return [quoted(execution.process), ...execution.args].join(" ");
	if (!(execution instanceof ShellExecution)) return name;
	const { commandLine, command, args } = execution;
	if (commandLine !== undefined) return commandLine;
	return [command, ...(args ?? [])]
		.flatMap((part) => {
			if (part === undefined) return [];
			return typeof part === "string" ? part : quoted(part.value);
		})
		.join(" ");
}

function quoted(word: string): string {
	return /\s/.test(word) ? `"${word}"` : word;
}
