import { type Filter, noFilter } from "./filter.ts";

/** What somebody had before them. */
export interface ViewState {
	/** Of the chosen entry; `undefined` where none is. */
	readonly key: string | undefined;
	/** As it was typed. */
	readonly query: string;
	readonly filter: Filter;
}

/** What a view begins with. */
export const noState: ViewState = {
	key: undefined,
	query: "",
	filter: noFilter,
};

/** A state that was kept, whatever wrote it: parts that are none are left out; `undefined` where it is no state at all. */
export function readViewState(kept: unknown): ViewState | undefined {
	if (typeof kept !== "object" || kept === null) return undefined;
	const { key, query, filter } = kept as Record<string, unknown>;
	const given = (
		typeof filter === "object" && filter !== null ? filter : {}
	) as Record<string, unknown>;
	const read = Object.keys(noFilter).map((name) => [
		name,
		typeof given[name] === "string" ? given[name] : "",
	]);
	return {
		key: typeof key === "string" ? key : undefined,
		query: typeof query === "string" ? query : "",
		filter: Object.fromEntries(read) as Filter,
	};
}
