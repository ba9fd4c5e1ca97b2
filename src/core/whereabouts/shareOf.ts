import type { PreparedText } from "../anchor/preparedText.ts";

/** How much of the old text's lines stand in the new one: 0 to 1; 0 where the old one has none. */
export function shareOf(past: PreparedText, text: PreparedText): number {
	if (past.solid.length === 0) return 0;
	const kept = past.solid.filter(({ text: line }) => text.byText.has(line));
	return kept.length / past.solid.length;
}
