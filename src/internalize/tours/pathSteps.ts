import type { RepoPath } from "../../core/repoPath.ts";
import type { NewStep } from "./composeTour.ts";

/** A step of a reading path that is no note. */
export interface ReadingToTell {
	/** Plain text. */
	readonly title: string;
	/** Markdown, made safe: what the team says of it, and why it is on the path. */
	readonly said: readonly string[];
	/** `undefined` for a page on the web. */
	readonly path: RepoPath | undefined;
	readonly isFolder: boolean;
	/** 1-based, the last that is to be read; `undefined`: the whole file. */
	readonly line: number | undefined;
	/** The address of a page, made safe. */
	readonly page: string | undefined;
}

/** A step of a tour for something to read. */
export function readingStep(
	{ title, said, path, isFolder, line, page }: ReadingToTell,
	fileOf: (path: RepoPath) => string,
): NewStep {
	const place =
		path === undefined
			? {}
			: isFolder
				? { directory: fileOf(path) }
				: { file: fileOf(path), line };
	const text = [...said, page ?? ""].map((part) => part.trim());
	return {
		...{ title, ...place },
		description: text.filter((part) => part !== "").join("\n\n") || title,
	};
}
