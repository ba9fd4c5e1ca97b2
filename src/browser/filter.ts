import type { PageEntry } from "../combine/page/pageEntry.ts";

/** What the list is narrowed to; empty strings narrow nothing. */
export interface Filter {
	readonly area: string;
	readonly status: string;
	readonly kind: string;
	readonly person: string;
	readonly tag: string;
	/** `YYYY-MM-DD`. */
	readonly since: string;
}

/** Everything is wanted. */
export const noFilter: Filter = {
	...{ area: "", status: "", kind: "", person: "", tag: "", since: "" },
};

/** Whether an entry is among those that are wanted. An area holds the folders below it. */
export function isWanted(entry: PageEntry, filter: Filter): boolean {
	const { area, status, kind, person, tag, since } = filter;
	return (
		(area === "" || entry.area === area || entry.area.startsWith(`${area}/`)) &&
		(status === "" || entry.state === status) &&
		(kind === "" || entry.type === kind) &&
		(person === "" || entry.people.includes(person)) &&
		(tag === "" || entry.tags.includes(tag)) &&
		(since === "" || (entry.date ?? "") >= since)
	);
}
