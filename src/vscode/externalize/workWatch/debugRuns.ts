import { type DebugSession, Disposable, debug, Uri } from "vscode";
import type { Repositories } from "../../repositories.ts";
import { type WorkListener, workRepository } from "./workPlace.ts";

/** What a debug session came to so far, the sessions that it started included. */
interface Run {
	exceptions: number;
	exitCode: number | undefined;
}

/** Tells how debug sessions ended: how often an exception stopped them, and with which exit code. */
export function watchDebugRuns(
	repositories: Repositories,
	listener: WorkListener,
): Disposable {
	const runs = new Map<string, Run>();
	return Disposable.from(
		debug.registerDebugAdapterTrackerFactory("*", {
			createDebugAdapterTracker(session) {
				const { id } = outermost(session);
				const run = runs.get(id) ?? { exceptions: 0, exitCode: undefined };
				runs.set(id, run);
				return { onDidSendMessage: (message) => note(run, message) };
			},
		}),
		debug.onDidTerminateDebugSession((session) => {
			const run = runs.get(session.id);
			if (!run || session.parentSession) return;
			runs.delete(session.id);
			const repository = workRepository(repositories, folderOf(session));
			if (!repository) return;
			const { exceptions, exitCode } = run;
			const configuration = repository.journal.ids().ofWords(nameOf(session));
			listener(repository, {
				...{ type: "debugged", at: Date.now() },
				...{ configuration, exceptions, exitCode },
			});
		}),
	);
}

function outermost(session: DebugSession): DebugSession {
	let at = session;
	while (at.parentSession) at = at.parentSession;
	return at;
}

/** Heard for every message of a debug adapter: some step by the thousand. */
function note(run: Run, message: unknown): void {
	const { type, event, body } = message as {
		readonly type?: unknown;
		readonly event?: unknown;
		readonly body?: { readonly reason?: unknown; readonly exitCode?: unknown };
	};
	if (type !== "event") return;
	if (event === "stopped") {
		if (body?.reason === "exception") run.exceptions++;
	} else if (event === "exited" && Number.isSafeInteger(body?.exitCode))
		run.exitCode ??= body?.exitCode as number;
}

function folderOf({
	workspaceFolder,
	configuration,
}: DebugSession): Uri | undefined {
	if (workspaceFolder) return workspaceFolder.uri;
	const cwd: unknown = configuration["cwd"];
	return typeof cwd === "string" && /^(?:\/|[A-Za-z]:[\\/])/.test(cwd)
		? Uri.file(cwd)
		: undefined;
}

/** What was run, so that the next run of the same can be told. */
function nameOf({ type, name, configuration }: DebugSession): string {
	return JSON.stringify([type, name, configuration["program"] ?? ""]);
}
