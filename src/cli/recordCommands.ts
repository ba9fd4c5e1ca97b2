import { type Command, Option } from "commander";
import { collectTexts } from "./collectOption.ts";

/** `tacit record`, `tacit relations`, `tacit guide` and `tacit relate`. What they need is loaded when they run. */
export function addRecordCommands(program: Command): void {
	program
		.command("record")
		.description("write a decision record, as the repository’s own ones are")
		.argument(
			"[title]",
			"of a record made of notes the first one’s, if left out",
		)
		.option("--folder <folder>", "where it lies, if there are several folders")
		.option(
			"--status <status>",
			"its status; proposed, or accepted if made of notes",
		)
		.option(
			"--from <note>",
			"a published note that it is made of, by id or file; may be given again",
			collectTexts,
		)
		.option("--supersedes <file>", "the record whose place it takes")
		.option("-n, --dry-run", "print it, and write nothing")
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
The record has the number after those of this and every other branch, the name and the form that the folder’s records
have, and its template’s hints where nothing is known. Notes that it is made of point to it from then on; a record whose
place it takes says so.

Examples:
  $ tacit record "Use Rust for the parser"
  $ tacit record --from k3f9q2mx --from m4n5p6q7 "Refresh tokens early"
  $ tacit record "Use Rust" --supersedes doc/adr/0002-use-go.md`,
		)
		.action(async (title: string | undefined, options: RecordOptions) => {
			const { writeRecord } = await import("./writeRecord.ts");
			await writeRecord(title, options);
		});
	program
		.command("relations")
		.description(
			"list notes and records that say the same, or contradict each other",
		)
		.option("--themes", "list what they keep saying across the code instead")
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
Pairs that name each other already are left out, as are those of which somebody said that they are apart.

Examples:
  $ tacit relations
  $ tacit relations --themes`,
		)
		.action(async (options: RelationsOptions) => {
			const { showRelations } = await import("./showRelations.ts");
			await showRelations(options);
		});
	program
		.command("guide")
		.description("write a guide on what notes and records keep saying")
		.argument("[words...]", "of its theme; tacit relations --themes lists them")
		.option("-o, --output <file>", "its file; else in docs/guides")
		.option("--discard", "build the claims anew where they were edited by hand")
		.option("-n, --dry-run", "print it, and write nothing")
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
The guide holds what each of them says, with its source, between Tacit’s marks, and an outline for you to fill in around that.
Run it again to bring the claims up to date; your own text stays as it is.

Examples:
  $ tacit guide idempotent
  $ tacit guide -o docs/guides/idempotent.md`,
		)
		.action(async (words: readonly string[], options: GuideOptions) => {
			const { writeGuide } = await import("./writeGuide.ts");
			await writeGuide(words, options);
		});
	program
		.command("relate")
		.description("say what two notes, or two records, are to each other")
		.argument("<one>", "a note’s id or file, or a record’s file")
		.argument("<other>", "the same")
		.addOption(
			new Option("--as <what>", "what becomes of them")
				.choices(["merge", "supersede", "relate", "apart"])
				.makeOptionMandatory(),
		)
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
merge: the first note takes in all that the other says, and supersedes it. supersede: the first supersedes the other.
relate: the first names the other. apart: the two are not listed by tacit relations any more.

Examples:
  $ tacit relate k3f9q2mx m4n5p6q7 --as merge
  $ tacit relate doc/adr/0012-use-rust.md doc/adr/0002-use-go.md --as supersede`,
		)
		.action(async (one: string, other: string, options: RelateOptions) => {
			const { relateTexts } = await import("./relateTexts.ts");
			await relateTexts(one, other, options);
		});
}

/** As commander reads them. */
export interface RecordOptions {
	readonly folder?: string;
	readonly status?: string;
	readonly from?: readonly string[];
	readonly supersedes?: string;
	readonly dryRun?: true;
	readonly json?: true;
}

/** As commander reads them. */
export interface RelationsOptions {
	readonly themes?: true;
	readonly json?: true;
}

/** As commander reads them. */
export interface GuideOptions {
	readonly output?: string;
	readonly discard?: true;
	readonly dryRun?: true;
	readonly json?: true;
}

/** As commander reads them. */
export interface RelateOptions {
	readonly as: "merge" | "supersede" | "relate" | "apart";
	readonly json?: true;
}
