import { type DebugSession, Disposable, debug, workspace } from "vscode";
import {
	outcomeOfCodes,
	type TrialOutcome,
} from "../../../internalize/trials/trialOutcome.ts";
import type { OpenRepository } from "../../openRepository.ts";

/** A launch configuration, or several that start together, as `launch.json` names it. */
export interface Launch {
	readonly name: string;
	/** The folder whose configuration it is. */
	readonly folder: ReturnType<typeof workspace.getWorkspaceFolder>;
	/** What it runs, as far as the configuration says; may be empty. */
	readonly words: string;
}

/** The repository's launch configuration of that name; `undefined` where there is none. */
export function launchNamed(
	name: string,
	repository: OpenRepository,
): Launch | undefined {
	for (const folder of workspace.workspaceFolders ?? []) {
		if (repository.pathOf(folder.uri) === undefined) continue;
		const launch = workspace.getConfiguration("launch", folder);
		const found = [
			...listOf(launch.get("configurations")),
			...listOf(launch.get("compounds")),
		].find((each) => each.get("name") === name);
		if (!found) continue;
		const words = [
			...["request", "type", "preLaunchTask", "runtimeExecutable"],
			...["runtimeArgs", "command", "program", "module", "args"],
			...["postDebugTask", "configurations"],
		]
			.map((key) => found.get(key))
			.filter((value) => value !== undefined)
			.map(saidOf)
			.join(" ");
		return { name, folder, words };
	}
	return undefined;
}

/** Whoever is asked sees all that is written there, in whatever form. */
function saidOf(value: unknown): string {
	if (typeof value === "string") return value;
	return Array.isArray(value)
		? value.map(saidOf).join(" ")
		: JSON.stringify(value);
}

function listOf(value: unknown): readonly ReadonlyMap<string, unknown>[] {
	return Array.isArray(value)
		? value.map((each) => new Map(Object.entries(Object(each))))
		: [];
}

/** Starts it, and waits until all that it started has ended. `failed` where it did not start. */
export async function runLaunch({
	name,
	folder,
}: Launch): Promise<TrialOutcome> {
	const open = new Set<string>();
	const codes: number[] = [];
	let isStarting = true;
	let ended: () => void = () => undefined;
	const watching = Disposable.from(
		debug.registerDebugAdapterTrackerFactory("*", {
			createDebugAdapterTracker(session) {
				// What somebody starts later by themselves is not of it.
				if (isStarting && !session.parentSession) open.add(session.id);
				if (!open.has(outermost(session).id)) return undefined;
				return {
					onDidSendMessage(message) {
						const exitCode = exitCodeIn(message);
						if (exitCode !== undefined) codes.push(exitCode);
					},
				};
			},
		}),
		debug.onDidTerminateDebugSession(({ id }) => {
			open.delete(id);
			ended();
		}),
	);
	try {
		const hasStarted = await debug.startDebugging(folder, name);
		isStarting = false;
		if (!hasStarted) return { state: "failed", exitCode: undefined };
		while (open.size > 0)
			await new Promise<void>((resolve) => {
				ended = resolve;
			});
		// An adapter that tells no exit code does not say that it went well, either.
		return codes.length > 0 ? outcomeOfCodes(codes) : { state: "unknown" };
	} finally {
		watching.dispose();
	}
}

function outermost(session: DebugSession): DebugSession {
	let at = session;
	while (at.parentSession) at = at.parentSession;
	return at;
}

function exitCodeIn(message: unknown): number | undefined {
	const { type, event, body } = message as {
		readonly type?: unknown;
		readonly event?: unknown;
		readonly body?: { readonly exitCode?: unknown };
	};
	const exitCode = body?.exitCode;
	return type === "event" &&
		event === "exited" &&
		typeof exitCode === "number" &&
		Number.isSafeInteger(exitCode)
		? exitCode
		: undefined;
}
