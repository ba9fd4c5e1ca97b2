/**
 * Whether `text` may stand in YAML front matter without quotes, and means itself there. Narrower than YAML:
 * what this refuses may still be plain, but what it takes is so in every reader.
 */
export function isPlainScalar(text: string): boolean {
	// Nearly all values are of this kind, and this test costs a third of the other.
	if (/^[A-Za-z0-9](?:[\w ./@<>()+^~-]*[\w./@<>()+^~-])?$/.test(text))
		return true;
	return (
		/^[\p{L}\p{N}./_(<^](?:[^\p{C}\p{Z}[\]{}*]| (?! ))*$/u.test(text) &&
		!/: |:$| #| $/.test(text)
	);
}

/** Whether `text` may also stand so in a flow list, `[a, b]`. */
export function isPlainFlowScalar(text: string): boolean {
	return isPlainScalar(text) && !/[,:[\]{}"'?#]/.test(text);
}
