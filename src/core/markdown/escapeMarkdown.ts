import { visibleText } from "./visibleText.ts";

/** Plain text as Markdown that shows exactly what can be seen of it: nothing hidden in a name turns or splits the line. */
export function escapeMarkdown(text: string): string {
	return visibleText(text)
		.replace(/[\r\n]+/g, " ")
		.replace(/[\\`*_{}[\]()#+\-.!|~$:@<>&]/g, (mark) =>
			mark === "<" ? "&lt;" : mark === "&" ? "&amp;" : `\\${mark}`,
		);
}
