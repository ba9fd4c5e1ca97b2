import { Disposable } from "vscode";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner } from "../commandRunner.ts";
import type { Repositories } from "../repositories.ts";
import { newRecord, recordNotes, supersedeRecord } from "./writeRecords.ts";

/** Writes decision records: new ones, of notes, and in the place of others. What it takes is loaded when it is asked for. */
export function registerRecordCommands(
	repositories: Repositories,
	run: CommandRunner,
): Disposable {
	return Disposable.from(
		run(commandIds.newRecord, () => newRecord(repositories)),
		run(commandIds.recordNotes, (...args) => recordNotes(repositories, args)),
		run(commandIds.supersedeRecord, () => supersedeRecord(repositories)),
	);
}
