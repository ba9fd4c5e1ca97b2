import { baseName, folderOf, type RepoPath } from "../../core/repoPath.ts";

/** What the name of a record's file says. */
export interface RecordLabel {
	/** What it begins with, as written: `0012`, `ADR019`, `20200101`; `undefined` where it has no number. */
	readonly label: string | undefined;
	/** The number in it; `undefined` for days. */
	readonly number: number | undefined;
	/** The day in it, `YYYY-MM-DD`. */
	readonly day: string | undefined;
	/** The rest of the name, without its ending: `use-go`. */
	readonly slug: string;
}

/** `0012`, `ADR019`, `adr-007`; and what teams make of it: `ODH-ADR-Operator-0009`. */
const numbered =
	/^((?:(?:adr|add|rfc|madr|dr|decision|decision-record)[-_ .]?|(?:[A-Za-z]{1,20}[-_ ]){0,3}adr[-_ ](?:[A-Za-z]{1,20}[-_ ]){0,2})?\d{1,5})(?=[-_. ]|$)[-_. ]*/i;

/** Reads the name of a record's file; of a `README.md` or `index.md` that of its folder. */
export function recordLabel(path: RepoPath): RecordLabel {
	const bare = baseName(path).replace(/\.[A-Za-z]+$/, "");
	const name = /^(?:readme|index)$/i.test(bare)
		? baseName(folderOf(path)) || bare
		: bare;
	const day = /^(\d{4})(-?)(\d{2})\2(\d{2})(?=[-_. ]|$)[-_. ]*/.exec(name);
	if (day && Number(day[3]) <= 12 && Number(day[4]) <= 31)
		return {
			label: day[0].replace(/[-_. ]+$/, ""),
			number: undefined,
			day: `${day[1]}-${day[3]}-${day[4]}`,
			slug: name.slice(day[0].length),
		};
	const match = numbered.exec(name);
	const label = match?.[1];
	return {
		label,
		number: label === undefined ? undefined : Number(/\d+$/.exec(label)?.[0]),
		day: undefined,
		slug: name.slice(match?.[0].length ?? 0),
	};
}
