import { Disposable, type ExtensionContext, Uri } from "vscode";
import type { WorkEvent } from "../../externalize/events/event.ts";
import { isFile } from "../../node/files/isFile.ts";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner, FailureReport } from "../commandRunner.ts";
import type { OpenRepository } from "../openRepository.ts";
import type { Repositories } from "../repositories.ts";
import { watchFile } from "../watchFile.ts";
import { openPairing, type PairingDesk } from "./openPairing.ts";
import { tellLeft } from "./tellLeft.ts";

/** What pairing needs of the rest. */
export interface PairingParts {
	readonly context: Pick<ExtensionContext, "extensionUri">;
	readonly repositories: Repositories;
	readonly run: CommandRunner;
	readonly failed: FailureReport;
	/** Told when somebody else drives, and when the session was ended. */
	readonly happened: (repository: OpenRepository, event: WorkEvent) => void;
	/** Has something be said at a break; it resolves to whether it was. */
	readonly sayFirst: (say: () => Promise<boolean>) => void;
}

/** The session of people who work together. What it needs is loaded once somebody starts one, or one runs. */
export function registerPairing(parts: PairingParts): Disposable {
	const { repositories, run } = parts;
	let desk: PairingDesk | undefined;
	const opened = () => {
		desk ??= openPairing(parts);
		return desk;
	};
	const watches = new Map<OpenRepository, Disposable>();
	const watch = (repository: OpenRepository) => {
		const { pairFile } = repository;
		if (watches.has(repository)) return;
		watches.set(
			repository,
			watchFile(pairFile, () => opened().refresh(repository)),
		);
		if (isFile(pairFile.fsPath)) opened().refresh(repository);
	};
	for (const repository of repositories.all()) watch(repository);
	parts.sayFirst(async () => {
		const all = repositories.all().filter(
			({ pairFile }) =>
				// Nothing is loaded for it where nobody ever paired.
				isFile(pairFile.fsPath) ||
				isFile(Uri.joinPath(pairFile, "..", "pairs.json").fsPath),
		);
		return all.length > 0 && tellLeft(all, parts.failed);
	});
	return Disposable.from(
		repositories.onDidOpen(watch),
		repositories.onDidClose((repository) => {
			watches.get(repository)?.dispose();
			watches.delete(repository);
			desk?.refresh(undefined);
		}),
		run(commandIds.startPairing, () => opened().start()),
		run(commandIds.swapDriver, () => opened().swap()),
		run(commandIds.jot, () => opened().jot()),
		run(commandIds.pairing, () => opened().choose()),
		run(commandIds.endPairing, () => opened().end()),
		{
			dispose() {
				for (const each of watches.values()) each.dispose();
				desk?.dispose();
			},
		},
	);
}
