import type { Person } from "../../core/person.ts";
import { joinRepoPath, type RepoPath } from "../../core/repoPath.ts";
import type { RecordState } from "../records/decisionRecord.ts";
import { fillTemplate } from "./fillTemplate.ts";
import type { PromotedContent } from "./promoteNotes.ts";
import type { RecordForm } from "./recordForm.ts";
import { recordFileName } from "./recordNaming.ts";

/** A record that is to be written. */
export interface NewRecord {
	/** One line of Markdown source. */
	readonly title: string;
	/** Which it gets in a folder by number; see `nextNumber`. */
	readonly number: number;
	/** `YYYY-MM-DD`. */
	readonly date: string;
	readonly people: readonly Person[];
	readonly state: RecordState;
	/** What it takes over from notes; `undefined`: all is for the writer to fill in. */
	readonly promoted: PromotedContent | undefined;
}

/** A new record's file. */
export interface ComposedRecord {
	readonly path: RepoPath;
	readonly text: string;
}

/** A new record as its folder writes them. */
export function composeRecord(
	form: RecordForm,
	{ title, number, date, people, state, promoted }: NewRecord,
): ComposedRecord {
	const name = recordFileName(form.naming, number, date, title);
	return {
		path: joinRepoPath(form.folder, name),
		text: fillTemplate(form.template, {
			...{ title, date, number: String(number) },
			heading: form.heading(number),
			status: form.statusWord(state),
			people: people.map((person) => person.name),
			tags: promoted?.tags ?? [],
			context: promoted?.context,
			chosen: promoted?.chosen,
			because: promoted?.because,
			outcome: undefined,
			rejected: promoted?.rejected ?? [],
			consequences: undefined,
			links: promoted?.links ?? [],
		}),
	};
}
