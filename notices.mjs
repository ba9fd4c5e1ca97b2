// What the licences of the packages ask for whose code is in the bundles: their names and words in one file.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const licence = /^(?:un)?(?:licen[cs]e|copying|notice)/i;

/** The text of the file; `metafiles` are esbuild's of all bundles. Throws for a package that says nothing of its licence. */
export function thirdPartyNotices(metafiles) {
	const files = new Set(
		metafiles.flatMap(({ outputs }) =>
			Object.values(outputs).flatMap(({ inputs }) =>
				Object.entries(inputs)
					.filter(([, { bytesInOutput }]) => bytesInOutput > 0)
					.map(([file]) => file),
			),
		),
	);
	/** Folders with code that is in the bundles, by the folder of their package. */
	const packages = new Map();
	for (const file of files) {
		const [, root] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file) ?? [];
		if (root === undefined) continue;
		const folders = packages.get(root) ?? new Set([root]);
		for (let at = path.dirname(file); at !== root; at = path.dirname(at))
			folders.add(at);
		packages.set(root, folders);
	}
	const parts = [...packages].map(([root, folders]) =>
		noticeOf(root, [...folders].sort()),
	);
	return [
		"Tacit has code of these packages in it. Their licences follow, each below the package's name.\n",
		...new Set(parts.sort()),
	].join(`\n${"─".repeat(80)}\n\n`);
}

function noticeOf(root, folders) {
	const { name, version, license, licenses, author, repository } = JSON.parse(
		readFileSync(path.join(root, "package.json"), "utf8"),
	);
	const kind = license ?? licenses?.map(({ type }) => type).join(" or ");
	const texts = folders.flatMap(licenceTexts);
	if (texts.length === 0) texts.push(...readmeLicence(root));
	if (texts.length === 0)
		throw new Error(`${root} says nothing of its licence.`);
	const by = typeof author === "object" ? author.name : author;
	const from = typeof repository === "object" ? repository.url : repository;
	const head = [`${name} ${version}`, kind?.type ?? kind, by, from];
	return `${head.filter(Boolean).join("\n")}\n\n${texts.join("\n\n")}\n`;
}

function licenceTexts(folder) {
	return readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isFile() && licence.test(entry.name))
		.map(({ name }) => path.join(folder, name))
		.filter((file) => existsSync(file) && !/\.[cm]?[jt]s$/.test(file))
		.map((file) => readFileSync(file, "utf8").replace(/\r\n?/g, "\n").trim());
}

/** What stands below the heading of that name in the package's README. */
function readmeLicence(root) {
	const readme = readdirSync(root).find((name) => /^readme/i.test(name));
	const text = readme ? readFileSync(path.join(root, readme), "utf8") : "";
	const [, found] =
		/^(?:#+[ \t]*licen[cs]e|licen[cs]e[ \t]*\r?\n=+)[ \t]*\r?\n([\s\S]*?)(?=\n#|(?![\s\S]))/im.exec(
			text,
		) ?? [];
	return found ? [found.trim()] : [];
}
