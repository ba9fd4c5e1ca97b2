/**
 * Whether `text` can be handed to git as the name of a commit: a hash, a branch, a tag, `HEAD~2`, `@{upstream}`.
 * Never what could be an option, a range, a search in messages (`:/text`) or a path in a commit.
 */
export function isRevision(text: string): boolean {
	return (
		/^[^\-^:\s][^\s:*?[\\]*$/.test(text) &&
		!text.includes("..") &&
		!hasControl(text)
	);
}

function hasControl(text: string): boolean {
	for (let at = 0; at < text.length; at++)
		if (text.charCodeAt(at) < 32 || text.charCodeAt(at) === 127) return true;
	return false;
}
