import { expect, test } from "vitest";
import { noState, readViewState } from "../../../src/browser/viewState.ts";

test("what was kept of a view is read again, without what is none of it", () => {
	const filter = { ...noState.filter, area: "src" };
	const state = { key: "k1", query: "a word ", filter };
	expect(readViewState({ ...state, root: "file:///x" })).toEqual(state);
	expect(
		readViewState({ key: 1, query: null, filter: { area: 2, tag: "t" } }),
	).toEqual({ ...noState, filter: { ...noState.filter, tag: "t" } });
	expect(readViewState({ filter: "src" })).toEqual(noState);
	for (const none of [undefined, null, "state", 3])
		expect(readViewState(none)).toBeUndefined();
});
