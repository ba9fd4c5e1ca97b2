import { groupFindings } from "../../../combine/check/rankFindings.ts";
import type { IndexedNote } from "../../../core/note.ts";
import type {
	TouchedChange,
	TouchedFinding,
	TouchedRepository,
} from "./touchedChange.ts";

/** A row of the view: a change, what is asked about it or new in it, or one finding. */
export type TouchedRow =
	| {
			readonly type: "change";
			readonly change: TouchedChange;
			/** Told apart by name where several repositories have something to tell. */
			readonly repository: string | undefined;
			readonly id: string;
			readonly rows: readonly TouchedRow[];
	  }
	| {
			readonly type: "questions" | "news";
			readonly id: string;
			readonly rows: readonly TouchedRow[];
	  }
	| FindingRow;

/** A finding, and the note as it is now where there is one that it is about. */
export type FindingRow = TouchedFinding & {
	readonly type: "finding";
	readonly id: string;
	readonly note?: IndexedNote;
};

/** The rows for what is told of all repositories: of each change what is to be settled, then questions, then what is new. */
export function touchedRows(
	all: readonly TouchedRepository[],
): readonly TouchedRow[] {
	const told = all.filter(({ changes }) => changes.length > 0);
	return told.flatMap(({ repository, changes }) =>
		changes.map((change): TouchedRow => {
			const id = `${repository.root} ${change.of}`;
			const rowsOf = (found: TouchedChange["findings"]) =>
				found.map((finding) => findingRow({ repository, finding }, id));
			const { findings, questions, news } = groupFindings(change.findings);
			return {
				...{ type: "change", change, id },
				repository:
					told.length > 1 ? repository.root.path.split("/").at(-1) : undefined,
				rows: [
					...rowsOf(findings),
					...group("questions", id, rowsOf(questions)),
					...group("news", id, rowsOf(news)),
				],
			};
		}),
	);
}

/** The row of one finding; `id` of the change that it is of. */
export function findingRow(
	{ repository, finding }: TouchedFinding,
	id: string,
): FindingRow {
	const note = finding.note && repository.tacit.index.byId(finding.note.id);
	return {
		...{ type: "finding", repository, finding },
		id: `${id} ${finding.code} ${finding.id}`,
		...(note && { note }),
	};
}

function group(
	type: "questions" | "news",
	id: string,
	rows: readonly TouchedRow[],
): readonly TouchedRow[] {
	return rows.length === 0 ? [] : [{ type, id: `${id} ${type}`, rows }];
}
