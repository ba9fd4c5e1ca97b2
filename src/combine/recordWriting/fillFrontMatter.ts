import { stringify } from "yaml";
import type { RecordContent } from "./recordContent.ts";
import { fieldValue } from "./recordMetadata.ts";

/**
 * Fills the fields that are known into a template's front matter, those that it holds as comments (`# status: …`), too; all
 * else stays. `lines` includes the lines of dashes.
 */
export function fillFrontMatter(
	lines: readonly string[],
	content: RecordContent,
): readonly string[] {
	const filled: string[] = [];
	let isReplaced = false;
	for (const line of lines) {
		const [, mark, key] = /^(#\s*)?([A-Za-z][\w -]*?)\s*:/.exec(line) ?? [];
		// What goes on below a value that was replaced.
		if (isReplaced && key === undefined && /^(?:\s+\S|- )/.test(line)) continue;
		isReplaced = false;
		const value = key === undefined ? undefined : fieldValue(key, content);
		if (value === undefined || (value === "" && mark !== undefined)) {
			filled.push(line);
			continue;
		}
		isReplaced = true;
		if (value !== "") filled.push(`${key}: ${scalar(value)}`);
	}
	return filled;
}

function scalar(value: string): string {
	return stringify(value, { lineWidth: 0 }).trimEnd();
}
