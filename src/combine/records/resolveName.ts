import { recordLabel } from "../../core/recordPath.ts";
import {
	baseName,
	folderOf,
	type RepoPath,
	resolveRepoPath,
} from "../../core/repoPath.ts";
import type { DecisionRecord } from "./decisionRecord.ts";

/** What a name means. */
export interface Resolved {
	readonly records: readonly DecisionRecord[];
	/** The name is a path at which none lies; the record was told by its number. */
	readonly isDead: boolean;
}

/** Finds the records that a link names: by path, address, number or slug. */
export class RecordNames {
	private readonly byPath = new Map<string, DecisionRecord>();
	private readonly byName = new Map<string, DecisionRecord[]>();
	private readonly byNumber = new Map<string, DecisionRecord[]>();

	constructor(
		records: readonly DecisionRecord[],
		private readonly homeOf: (path: RepoPath) => RepoPath,
	) {
		for (const record of records) {
			this.byPath.set(record.path, record);
			push(this.byName, bareName(record.path), record);
			const { slug } = recordLabel(record.path);
			if (slug !== "" && slug.toLowerCase() !== bareName(record.path))
				push(this.byName, slug.toLowerCase(), record);
			if (record.number !== undefined) {
				push(
					this.byNumber,
					`${folderOf(record.path)} ${record.number}`,
					record,
				);
				const home = homeOf(record.path);
				if (home !== folderOf(record.path))
					push(this.byNumber, `${home} ${record.number}`, record);
			}
		}
	}

	/** The records that `named`, standing in the record at `from`, can mean. */
	resolve(from: RepoPath, named: string): Resolved {
		const target = decoded(named.replace(/^<|>$/g, "").replace(/[#?].*$/s, ""));
		const isFile =
			/\.(?:md|markdown|mdx)$/i.test(target) || target.includes("/");
		const exact = this.exactly(from, target);
		if (exact) return { records: [exact], isDead: false };
		const name = bareName(target);
		const sameName = this.near(from, this.byName.get(name) ?? []);
		if (sameName.length > 0)
			return { records: sameName, isDead: isFile && sameName.length === 1 };
		const { number, slug } = recordLabel(
			baseName(target as RepoPath) as RepoPath,
		);
		const bare = /^(?:(?:adr|add|ad|rfc|dr|madr)?[-_ #]*)(\d{1,5})$/i.exec(
			target.trim(),
		);
		const wanted = bare?.[1] === undefined ? number : Number(bare[1]);
		if (wanted === undefined) return { records: [], isDead: false };
		const found =
			this.byNumber.get(`${folderOf(from)} ${wanted}`) ??
			this.byNumber.get(`${this.homeOf(from)} ${wanted}`) ??
			[];
		// In another folder the number means another record.
		const elsewhere =
			isFile && target.includes("/") && !this.isOwnFolder(from, target);
		return elsewhere || (isFile && slug === "")
			? { records: [], isDead: false }
			: { records: found, isDead: isFile && found.length === 1 };
	}

	private isOwnFolder(from: RepoPath, target: string): boolean {
		const path = resolveRepoPath(folderOf(from), target);
		return path !== undefined && folderOf(path) === folderOf(from);
	}

	private exactly(from: RepoPath, target: string): DecisionRecord | undefined {
		if (/^[a-z][a-z0-9+.-]*:/i.test(target)) {
			const path = /^https?:\/\/[^/]+\/(.+)$/i.exec(target)?.[1] ?? "";
			// A Git host's page of the file; whose repository it is cannot be told.
			for (
				let at = path.indexOf("/");
				at >= 0;
				at = path.indexOf("/", at + 1)
			) {
				const record = this.byPath.get(path.slice(at + 1));
				if (record?.path.includes("/")) return record;
			}
			return undefined;
		}
		for (const folder of [folderOf(from), "" as RepoPath])
			for (const ending of ["", ".md", "/README.md", "/index.md"]) {
				const path = resolveRepoPath(
					folder,
					`${target.replace(/^\/+|\/+$/g, "")}${ending}`,
				);
				const record = path === undefined ? undefined : this.byPath.get(path);
				if (record) return record;
			}
		return undefined;
	}

	/** Those in the same folder, if there are some. */
	private near(
		from: RepoPath,
		records: readonly DecisionRecord[],
	): readonly DecisionRecord[] {
		const own = records.filter(({ path }) => folderOf(path) === folderOf(from));
		return own.length > 0 ? own : records;
	}
}

function bareName(path: string): string {
	return baseName(path as RepoPath)
		.replace(/\.(?:md|markdown|mdx)$/i, "")
		.toLowerCase();
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
	const list = map.get(key);
	if (list) list.push(value);
	else map.set(key, [value]);
}
