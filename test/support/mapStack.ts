import { findSourceMap } from "node:module";
import { fileURLToPath } from "node:url";

/**
 * A stack trace with the places in bundled files replaced by those in the files they were made of. The bundles must
 * have been loaded after `process.setSourceMapsEnabled(true)`. Node would do it by itself, were it not that the
 * extension host writes stack traces its own way.
 */
export function mapStack(stack: string): string {
	return stack.replace(
		/([^\s(]+\.cjs):(\d+):(\d+)/g,
		(place, file: string, line: string, column: string) => {
			const entry = findSourceMap(file)?.findEntry(
				Number(line) - 1,
				Number(column) - 1,
			);
			if (entry === undefined || !("originalSource" in entry)) {
				return place;
			}
			const { originalSource, originalLine, originalColumn } = entry;
			const source = originalSource.startsWith("file:")
				? fileURLToPath(originalSource)
				: originalSource;
			return `${source}:${originalLine + 1}:${originalColumn + 1}`;
		},
	);
}
