/**
 * For tests: a key that vouches for itself, of the name home.example, for a hundred years. It protects nothing. Made by
 * `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 36500 -subj /CN=home.example -addext
 * subjectAltName=DNS:home.example`.
 */
export const TLS = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg68BR26bcfQG5uwFC
TX13PRcQdZothE/fIX1/fhYbUVmhRANCAARDqfxiFW+R82TCo8DAx6uBsWEG8q6s
InqGGG/KiCWgtggJjTdkEg2PzKfmeVpkEBYl3QL9pD4LBrMVToOWhnRe
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBnTCCAUSgAwIBAgIUQxaKHtS4JA0Jrh9wHpcz6iy9EGkwCgYIKoZIzj0EAwIw
FzEVMBMGA1UEAwwMaG9tZS5leGFtcGxlMCAXDTI2MTEyNTE3MTQ0MVoYDzIxMjYx
MTAxMTcxNDQxWjAXMRUwEwYDVQQDDAxob21lLmV4YW1wbGUwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAARDqfxiFW+R82TCo8DAx6uBsWEG8q6sInqGGG/KiCWgtggJ
jTdkEg2PzKfmeVpkEBYl3QL9pD4LBrMVToOWhnReo2wwajAdBgNVHQ4EFgQUKFyg
5dH0ghvhPCSh7AQE/7fmJYwwHwYDVR0jBBgwFoAUKFyg5dH0ghvhPCSh7AQE/7fm
JYwwFwYDVR0RBBAwDoIMaG9tZS5leGFtcGxlMA8GA1UdEwEB/wQFMAMBAf8wCgYI
KoZIzj0EAwIDRwAwRAIgFy8e+/bPNtc22Lb916WvwCM2nSFSl7887NB2sAQVsUUC
IGKV3kVZfxOfzJGvX3VqX2Cr97F13DC/FDIOwcfqjO32
-----END CERTIFICATE-----
`,
} as const;
