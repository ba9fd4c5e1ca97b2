import { type Disposable, type Event, EventEmitter, window } from "vscode";
import { TacitError } from "../../../core/errors.ts";
import { containsLine } from "../../../core/lineRange.ts";
import { plainTitle } from "../../../core/markdown/plainTitle.ts";
import { msg } from "../../../core/message.ts";
import { commandIds } from "../../commandIds.ts";
import type { CommandRunner } from "../../commandRunner.ts";
import { noteFrom } from "../../noteFrom.ts";
import { noteInFile } from "../../noteInFile.ts";
import type { NoteRef } from "../../noteRef.ts";
import type { Repositories } from "../../repositories.ts";
import type { LivePlaces } from "../livePlaces.ts";
import type { UnreadNotes } from "../reading/unreadNotes.ts";
import { tellOutcome, tryOut } from "./tryOut.ts";

/** What trying out needs of the rest. */
export interface TrialParts {
	readonly repositories: Repositories;
	readonly places: Pick<LivePlaces, "in">;
	readonly unread: Pick<UnreadNotes, "markRead">;
	/** The tour that is played, where its step has something to try: then that is meant where no note is named. */
	readonly tours: { tryStep(): Promise<boolean> };
	readonly run: CommandRunner;
}

/** Runs what notes and steps of tours offer to be tried, once somebody asks for it. */
export interface Trials extends Disposable {
	/** What a note offers was run and ended well. */
	readonly onDidPass: Event<NoteRef>;
}

/** The command for it. A note whose trial ended well counts as read. */
export function registerTrials(parts: TrialParts): Trials {
	const { unread, tours, run } = parts;
	const passed = new EventEmitter<NoteRef>();
	const registered = run(commandIds.tryOut, async (...args) => {
		const given = noteFrom(parts.repositories, args);
		if (!given && (await tours.tryStep())) return;
		const ref = given ?? noteHere(parts);
		const trial = ref?.note.head.trial;
		if (!ref || !trial)
			throw new TacitError(
				"bad-argument",
				msg`No note here has anything to try.`,
			);
		const outcome = await tryOut(trial, ref.repository);
		if (!outcome) return;
		tellOutcome(outcome, plainTitle(ref.note.head.title));
		if (outcome.state !== "passed") return;
		await unread.markRead([ref]);
		passed.fire(ref);
	});
	return {
		onDidPass: passed.event,
		dispose() {
			registered.dispose();
			passed.dispose();
		},
	};
}

/** The note at the cursor that has something to try, else the one whose file is open. */
function noteHere({ repositories, places }: TrialParts): NoteRef | undefined {
	const editor = window.activeTextEditor;
	if (!editor) return undefined;
	const line = editor.selection.active.line + 1;
	return (
		noteInFile(repositories, editor.document.uri) ??
		places
			.in(editor.document)
			.find(
				({ lines, note }) =>
					lines && containsLine(lines, line) && note.head.trial,
			)
	);
}
