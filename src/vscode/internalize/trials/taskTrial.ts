import {
	Disposable,
	ProcessExecution,
	ShellExecution,
	type Task,
	type TaskExecution,
	tasks,
} from "vscode";
import {
	outcomeOfCodes,
	type TrialOutcome,
} from "../../../internalize/trials/trialOutcome.ts";
import type { OpenRepository } from "../../openRepository.ts";

/**
 * The workspace's task of that name, alone or with its source before it (`npm: test`, `npm test`); one of the repository's own
 * folders before others. `undefined` where there is none.
 */
export async function taskNamed(
	name: string,
	repository: OpenRepository,
): Promise<Task | undefined> {
	const all = await tasks.fetchTasks();
	const named = all.filter((task) => namesOf(task).includes(name));
	return (
		named.find(
			({ scope }) =>
				typeof scope === "object" && repository.pathOf(scope.uri) !== undefined,
		) ?? named[0]
	);
}

function namesOf({ name, source }: Task): readonly string[] {
	return [name, `${source}: ${name}`, `${source} ${name}`];
}

/** What a task runs, on a line, for somebody who is asked; empty where an extension runs it. */
export function taskWords({ execution }: Task): string {
	if (execution instanceof ProcessExecution)
		return [execution.process, ...execution.args].join(" ");
	if (!(execution instanceof ShellExecution)) return "";
	const { commandLine, command, args = [] } = execution;
	return (
		commandLine ??
		[command, ...args]
			.map((part) => (typeof part === "object" ? part.value : (part ?? "")))
			.join(" ")
	);
}

/**
 * Runs a task to its end. One that was stopped, and so has no exit code, has failed; of one without a process, or that was never
 * begun since another before it failed, nothing tells.
 */
export async function runTask(task: Task): Promise<TrialOutcome> {
	const codes = new Map<TaskExecution, number | undefined>();
	let ended: () => void = () => undefined;
	const done = new Set<TaskExecution>();
	const watching = Disposable.from(
		tasks.onDidEndTaskProcess(({ execution, exitCode }) =>
			codes.set(execution, exitCode),
		),
		tasks.onDidEndTask(({ execution }) => {
			done.add(execution);
			ended();
		}),
	);
	try {
		const execution = await tasks.executeTask(task);
		while (!done.has(execution))
			await new Promise<void>((resolve) => {
				ended = resolve;
			});
		if (!codes.has(execution)) return { state: "unknown" };
		const exitCode = codes.get(execution);
		return exitCode === undefined
			? { state: "failed", exitCode }
			: outcomeOfCodes([exitCode]);
	} finally {
		watching.dispose();
	}
}
