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

/** Processes of tasks that are remembered. */
const mostTasks = 100;

/** Tells how tasks and commands in terminals ended; of the latter as far as VS Code sees them (shell integration). */
export function watchCommandRuns(
	repositories: Repositories,
	listener: WorkListener,
): Disposable {
	const ofTasks = new Set<number>();
	const tell = (
		event: Pick<RanEvent, "at" | "by" | "exitCode">,
		folder: Uri | undefined,
		commandLine: string,
	) => {
		const repository = workRepository(repositories, folder);
		if (!repository || commandLine.trim() === "") return;
		listener(repository, {
			...{ type: "ran", ...event },
			program: event.exitCode === notFound ? "" : programOf(commandLine),
			command: repository.journal.ids().ofWords(commandLine.trim()),
		});
	};
	return Disposable.from(
		tasks.onDidStartTaskProcess(({ processId }) => {
			ofTasks.add(processId);
			const [oldest] = ofTasks;
			if (ofTasks.size > mostTasks && oldest !== undefined)
				ofTasks.delete(oldest);
		}),
		tasks.onDidEndTaskProcess(({ execution: { task }, exitCode }) =>
			tell(
				{ at: Date.now(), by: "task", exitCode },
				folderOf(task),
				lineOf(task),
			),
		),
		window.onDidEndTerminalShellExecution(
			async ({ terminal, execution, exitCode }) => {
				const event = { at: Date.now(), by: "terminal", exitCode } as const;
				// The shell of a task tells of it once more.
				const shell = await terminal.processId;
				if (shell === undefined || !ofTasks.has(shell))
					tell(event, execution.cwd, execution.commandLine.value);
			},
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
