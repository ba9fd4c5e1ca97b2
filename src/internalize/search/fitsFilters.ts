import { foldText } from "./foldText.ts";
import type { SearchFilter } from "./readQuery.ts";
import type { Searched } from "./searched.ts";

/** Values of `is:` that depend on where the code is today; whoever knows that decides. */
export const placeStates = ["stale", "lost"] as const;

/**
 * Whether all filters fit. `is:` takes a state (`open`, `accepted`, …), `draft` and `published`; `is:stale` and `is:lost` fit
 * every note that speaks of lines, and no record: see `placeStates`. A person fits by a part of the name or address, a
 * path by a part of it, a tag by how it begins.
 */
export function fitsFilters(
	searched: Searched,
	filters: readonly SearchFilter[],
): boolean {
	return filters.every(({ key, values }) =>
		values.some((value) => fits[key](searched, value)),
	);
}

const fits: Readonly<
	Record<SearchFilter["key"], (searched: Searched, value: string) => boolean>
> = {
	kind: ({ kind }, value) =>
		kind === value || (kind === "record" && value === "decision"),
	is: ({ state, visibility, kind }, value) =>
		state === value ||
		visibility === value ||
		(kind !== "record" && placeStates.some((each) => each === value)),
	by: ({ people }, value) =>
		people.some(({ name, email }) =>
			foldText(`${name} <${email ?? ""}>`).includes(value),
		),
	tag: ({ tags }, value) => tags.some((tag) => foldText(tag).startsWith(value)),
	path: ({ paths, file }, value) =>
		[...paths, file].some((path) => foldText(path).includes(value)),
};
