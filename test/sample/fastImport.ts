import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { isolatedGitEnvironment, isolatedGitOptions } from "./isolatedGit.ts";

/** A commit as `git fast-import` takes it. */
export interface ImportCommit {
	/** Full name of the ref that the commit moves. */
	readonly ref: string;
	/** `Name <email>`. */
	readonly author: string;
	readonly committer: string;
	/** ISO 8601 with offset. */
	readonly authored: string;
	readonly committed: string;
	readonly message: string;
	/** Hashes of commits made before; the first is the branch's own. */
	readonly parents: readonly string[];
	/** New texts by path; `undefined` removes the file. */
	readonly files: ReadonlyMap<string, string | undefined>;
}

/** One running `git fast-import`: makes commits without a process, an index or a work tree for each. */
export class FastImport {
	readonly #process;
	readonly #answers: AsyncIterator<string>;
	readonly #ended: Promise<void>;
	/** The number by which git knows each commit until all are stored. */
	readonly #marks = new Map<string, number>();
	#errors = "";

	constructor(folder: string) {
		this.#process = spawn(
			"git",
			[...isolatedGitOptions, "fast-import", "--quiet", "--date-format=raw"],
			{ cwd: folder, env: isolatedGitEnvironment() },
		);
		this.#process.stderr.on("data", (data) => {
			this.#errors += data;
		});
		this.#process.stdin.on("error", () => {
			// A dead process is reported by `#ended`, with its words.
		});
		this.#answers = createInterface({ input: this.#process.stdout })[
			Symbol.asyncIterator
		]();
		this.#ended = new Promise((resolve, reject) => {
			this.#process.on("error", reject);
			this.#process.on("close", (code) => {
				if (code === 0) resolve();
				else reject(new Error(`git fast-import failed: ${this.#errors}`));
			});
		});
		this.#ended.catch(() => undefined);
	}

	/** Makes the commit and gives its hash. */
	async commit(commit: ImportCommit): Promise<string> {
		const mark = this.#marks.size + 1;
		const [from, ...merged] = commit.parents;
		this.#say(`commit ${commit.ref}`);
		this.#say(`mark :${mark}`);
		this.#say(`author ${commit.author} ${rawDate(commit.authored)}`);
		this.#say(`committer ${commit.committer} ${rawDate(commit.committed)}`);
		this.#data(commit.message);
		if (from !== undefined) this.#say(`from ${this.#markOf(from)}`);
		for (const hash of merged) this.#say(`merge ${this.#markOf(hash)}`);
		for (const [path, text] of commit.files) {
			if (text === undefined) {
				this.#say(`D ${path}`);
				continue;
			}
			this.#say(`M 100644 inline ${path}`);
			this.#data(text);
		}
		this.#say(`get-mark :${mark}`);
		const answer = await this.#answers.next();
		if (answer.done) {
			await this.#ended;
			throw new Error("git fast-import ended too early");
		}
		this.#marks.set(answer.value, mark);
		return answer.value;
	}

	/** Gives a commit an annotated tag. */
	tag(name: string, hash: string, tagger: string, date: string): void {
		this.#say(`tag ${name}`);
		this.#say(`from ${this.#markOf(hash)}`);
		this.#say(`tagger ${tagger} ${rawDate(date)}`);
		this.#data(`Parcel ${name}\n`);
	}

	/** Ends git without storing anything more. */
	abandon(): void {
		this.#process.kill();
	}

	/** Resolves once everything is stored. */
	async end(): Promise<void> {
		this.#process.stdin.end();
		await this.#ended;
	}

	#markOf(hash: string): string {
		const mark = this.#marks.get(hash);
		if (mark === undefined) throw new Error(`${hash} was not made here`);
		return `:${mark}`;
	}

	#say(line: string): void {
		this.#process.stdin.write(`${line}\n`);
	}

	#data(text: string): void {
		this.#say(`data ${Buffer.byteLength(text)}`);
		this.#say(text);
	}
}

/** Git's raw form, `<seconds since 1970> <offset>`, of an ISO 8601 date with offset. */
function rawDate(date: string): string {
	const offset = /([+-]\d\d):(\d\d)$/.exec(date);
	const time = Date.parse(date);
	if (!offset || Number.isNaN(time))
		throw new Error(`expected a date with offset, found ${date}`);
	return `${time / 1000} ${offset[1]}${offset[2]}`;
}
