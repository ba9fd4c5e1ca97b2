import type { SharedText } from "../../../../src/core/sharedText.ts";

/** A text as several windows see it. */
export function textInMemory(before?: string): SharedText {
	let text = before;
	return {
		read: () => text,
		change: async (edit) => {
			text = edit(text);
		},
	};
}
