import { baseName, type RepoPath } from "../repoPath.ts";

const byExtension: Readonly<Record<string, string>> = {
	mts: "ts",
	cts: "ts",
	mjs: "js",
	cjs: "js",
	pyi: "py",
	yml: "yaml",
	htm: "html",
	h: "c",
	hpp: "cpp",
	cc: "cpp",
	cxx: "cpp",
	markdown: "md",
	bash: "sh",
	zsh: "sh",
	ksh: "sh",
};

const byName: Readonly<Record<string, string>> = {
	dockerfile: "dockerfile",
	containerfile: "dockerfile",
	makefile: "makefile",
	gnumakefile: "makefile",
	"cmakelists.txt": "cmake",
	rakefile: "rb",
	gemfile: "rb",
};

/** The word after a code fence by which Git hosts colour a file of this name; `text` when it has no telling name. */
export function languageOf(path: RepoPath): string {
	const name = baseName(path).toLowerCase();
	const known = byName[name];
	if (known) return known;
	const extension = /^.+\.([a-z0-9_+-]{1,12})$/.exec(name)?.[1];
	if (!extension) return "text";
	return byExtension[extension] ?? (extension === "txt" ? "text" : extension);
}
