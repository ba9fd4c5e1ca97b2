import { type RepoPath, repoRoot, resolveRepoPath } from "../repoPath.ts";
import { visibleText } from "./visibleText.ts";

/** Where relative links of a note lead. */
export interface LinkBase {
	/** The folder in which the note's file lies. */
	readonly folder: RepoPath;
	/**
	 * The repository's root as a URI, without a `/` at its end: the path is put behind it. Or a function that gives the
	 * URI of a path, `undefined` where there should be no link; `fragment` is what follows `#`.
	 */
	readonly target:
		| string
		| ((path: RepoPath, fragment: string | undefined) => string | undefined);
}

/**
 * The URL that a link may lead to, safe to stand in Markdown; `undefined` where it must not be a link. Allowed are
 * `http:`, `https:` and `mailto:`, and relative paths inside the repository where `base` says what they mean.
 * `url` is what the Markdown parser made of the source: entities and backslash escapes are undone.
 */
export function safeTarget(
	url: string,
	base: LinkBase | undefined,
): string | undefined {
	// Browsers drop white space and controls before they look for a scheme.
	const bare = visibleText(url).replace(/\s+/g, (run, at) =>
		at === 0 || at + run.length === url.length ? "" : "%20",
	);
	if (/^https?:\/\//i.test(bare)) return webAddress(bare);
	if (/^mailto:/i.test(bare)) return mailAddress(bare);
	return base && relativeTarget(bare, base);
}

function webAddress(url: string): string | undefined {
	try {
		const parsed = new URL(url);
		const isWeb = parsed.protocol === "https:" || parsed.protocol === "http:";
		// A name before an `@` passes itself off as the host.
		return isWeb && parsed.username === "" && parsed.password === ""
			? encoded(parsed.href)
			: undefined;
	} catch {
		return undefined;
	}
}

function mailAddress(url: string): string | undefined {
	return /^mailto:[\w.+-]+@[\w.-]+$/i.test(url) ? url : undefined;
}

/** Whether a relative link in a file of `folder` leads out of the repository. `url` is as for `safeTarget`. */
export function leavesRepository(url: string, folder: RepoPath): boolean {
	const path = relativePath(url)?.path;
	return path !== undefined && resolved(path, folder) === undefined;
}

function relativeTarget(url: string, base: LinkBase): string | undefined {
	const relative = relativePath(url);
	const target = relative && resolved(relative.path, base.folder);
	if (target === undefined || /(?:^|\/)\.git(?:\/|$)/i.test(target))
		return undefined;
	const { fragment } = relative ?? {};
	const uri =
		typeof base.target === "string"
			? `${base.target}/${target.split("/").map(encodeSegment).join("/")}${
					fragment ? `#${encodeSegment(fragment)}` : ""
				}`
			: base.target(target, fragment);
	return uri === undefined ? undefined : encoded(uri);
}

/** The decoded parts of a link that is a path; `undefined` for others. */
function relativePath(
	url: string,
): { path: string; fragment: string | undefined } | undefined {
	const [, rawPath = "", rawFragment] = /^([^#]*)(?:#(.*))?$/s.exec(url) ?? [];
	const path = decoded(rawPath);
	const fragment = rawFragment === undefined ? undefined : decoded(rawFragment);
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it refuses
	if (path === undefined || path === "" || /^\/[/\\]|[?\\\0-\x1f]/.test(path))
		return undefined;
	// Whatever reads like a scheme is none of ours, percent-encoded or not.
	if (
		/^[^/]*:/.test(path) ||
		(path !== path.normalize("NFC") && /:/.test(path.normalize("NFKC")))
	)
		return undefined;
	return { path, fragment };
}

/** Git hosts take a leading `/` for the repository's root. */
function resolved(path: string, folder: RepoPath): RepoPath | undefined {
	return path.startsWith("/")
		? resolveRepoPath(repoRoot, path.slice(1))
		: resolveRepoPath(folder, path);
}

function decoded(text: string): string | undefined {
	try {
		return decodeURIComponent(text);
	} catch {
		return undefined;
	}
}

function encodeSegment(text: string): string {
	return encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd"));
}

/** Percent-encodes whatever a Markdown reader might take for something else than a part of an address. */
function encoded(uri: string): string {
	return (
		uri
			.replace(/[^\w\-.~:/?#@!$&'+,;=%]/gu, (character) =>
				encodeURIComponent(character).replace(
					/[!'()*]/g,
					(mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
				),
			)
			.replace(/%(?![0-9A-Fa-f]{2})/g, "%25")
			// What reads like an entity would be decoded.
			.replace(/(&[#\w]+);/g, "$1%3B")
	);
}
