import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** What a commit does to one file. Paths are from the sample's root, with `/`. */
export type Change =
	| { readonly does: "write"; readonly path: string; readonly text: string }
	| {
			readonly does: "edit";
			readonly path: string;
			readonly replacements: readonly Replacement[];
	  }
	| { readonly does: "move"; readonly path: string; readonly to: string }
	| { readonly does: "remove"; readonly path: string };

/** Whole lines, each ended by a line feed; `find` stands in the file once. */
export interface Replacement {
	readonly find: string;
	readonly with: string;
}

/** One commit of the sample's story, as its file tells it. */
export interface StoryCommit {
	/** The file's name without number and ending; other commits refer by it. */
	readonly key: string;
	/** `Name <email>`. */
	readonly author: string;
	readonly committer: string;
	/** ISO 8601 with the author's offset. */
	readonly authored: string;
	readonly committed: string;
	readonly branch: string;
	/** The branch that this commit merges into its own. */
	readonly merges: string | undefined;
	/** Name of the annotated tag that this commit is given. */
	readonly tag: string | undefined;
	readonly message: string;
	readonly changes: readonly Change[];
}

/**
 * Reads a folder of `NN-key.commit` files in the order of their names. Such a file has headers
 * (`Author`, `Date`, and if need be `Committer`, `Committed`, `Branch`, `Merges`, `Tag`), a blank
 * line, the commit message, and then the changes, each begun by a line `==== write PATH`,
 * `==== edit PATH`, `==== move PATH -> PATH` or `==== remove PATH`. An edit holds pairs of
 * `@@ find` and `@@ with`. “␀” is the NUL, with which no file of ours would be text. Throws where a file is of another form.
 */
export async function readStory(
	folder: string,
): Promise<readonly StoryCommit[]> {
	const names = (await readdir(folder)).filter((name) =>
		name.endsWith(".commit"),
	);
	names.sort();
	return Promise.all(
		names.map(async (name) => {
			const text = await readFile(join(folder, name), "utf8");
			try {
				// A checkout under Windows may have carriage returns.
				return readCommit(
					name,
					text.replaceAll("\r\n", "\n").replaceAll("␀", "\0"),
				);
			} catch (error) {
				throw new Error(`${name}: ${(error as Error).message}`);
			}
		}),
	);
}

function readCommit(name: string, text: string): StoryCommit {
	const key = /^\d+-(.+)\.commit$/.exec(name)?.[1];
	if (key === undefined) throw new Error("expected a name like 07-key.commit");
	const [opening = "", ...rest] = text.split(/^==== /m);
	const blank = opening.indexOf("\n\n");
	const headers = new Map(
		opening
			.slice(0, blank)
			.split("\n")
			.map((line) => line.split(/: (.*)/s, 2) as [string, string]),
	);
	const header = (field: string): string => {
		const value = headers.get(field);
		if (value === undefined) throw new Error(`expected a header ${field}`);
		return value;
	};
	return {
		key,
		author: header("Author"),
		committer: headers.get("Committer") ?? header("Author"),
		authored: header("Date"),
		committed: headers.get("Committed") ?? header("Date"),
		branch: headers.get("Branch") ?? "main",
		merges: headers.get("Merges"),
		tag: headers.get("Tag"),
		message: endOnce(opening.slice(blank + 2)),
		changes: rest.map(readChange),
	};
}

function readChange(section: string): Change {
	const end = section.indexOf("\n");
	const body = section.slice(end + 1);
	const [, verb, rest = ""] = /^(\w+) (.*)$/.exec(section.slice(0, end)) ?? [];
	switch (verb) {
		case "write":
			return { does: "write", path: rest, text: endOnce(body) };
		case "edit":
			return { does: "edit", path: rest, replacements: readReplacements(body) };
		case "move": {
			const [path = "", to = ""] = rest.split(" -> ");
			return { does: "move", path, to };
		}
		case "remove":
			return { does: "remove", path: rest };
		default:
			throw new Error(`expected write, edit, move or remove, found ${verb}`);
	}
}

function readReplacements(body: string): Replacement[] {
	return body
		.split(/^@@ find\n/m)
		.slice(1)
		.map((pair) => {
			const [find = "", replacement, more] = pair.split(/^@@ with\n/m);
			if (replacement === undefined || more !== undefined)
				throw new Error("expected one `@@ with` after each `@@ find`");
			return { find, with: replacement };
		});
}

function endOnce(text: string): string {
	return `${text.trimEnd()}\n`;
}
