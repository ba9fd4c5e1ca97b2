import { Disposable } from "vscode";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner } from "../commandRunner.ts";
import type { Repositories } from "../repositories.ts";
import { compareNotes, writeGuide } from "./compareNotes.ts";

/** Tells notes and records that belong together: pair by pair, and as themes. What it takes is loaded when it is asked for. */
export function registerRelationCommands(
	repositories: Repositories,
	run: CommandRunner,
): Disposable {
	return Disposable.from(
		run(commandIds.writeGuide, () => writeGuide(repositories)),
		run(commandIds.compareNotes, () => compareNotes(repositories)),
	);
}
