"""`fmt`: canonical files, no value changed, broken files left alone."""

CROOKED = "units:\n- {id: xa-x, name: 'Xã X', level: commune}   # ghi chú\n"


def test_canonical_project_stays_as_it_is(mini):
    """Nothing to list, exit 0 with and without --check."""
    for words in (("fmt",), ("fmt", "--check")):
        done = mini(*words)
        assert (done.returncode, done.stdout) == (0, "")


def test_check_names_the_file_and_writes_nothing(mini):
    """Exit 1 when a file would change."""
    path = mini.write("units/x.yaml", CROOKED)
    done = mini("fmt", "--check")
    assert (done.returncode, done.stdout) == (1, "units/x.yaml\n")
    assert path.read_text(encoding="utf-8") == CROOKED


def test_fmt_rewrites_and_keeps_values_and_comments(mini):
    """One field a line, the comment kept, the second run has nothing to do."""
    path = mini.write("units/x.yaml", CROOKED)
    before = mini("results", "--cycle", "mini-2024").stdout
    assert mini("fmt").stdout == "units/x.yaml\n"
    text = path.read_text(encoding="utf-8")
    assert "# ghi chú" in text
    assert "    name: Xã X\n" in text
    assert mini("fmt").stdout == ""
    assert mini("results", "--cycle", "mini-2024").stdout == before


def test_paths_choose_the_files(mini):
    """What is not named is not touched; an unknown path is wrong use."""
    path = mini.write("units/x.yaml", CROOKED)
    assert mini("fmt", "scores").stdout == ""
    assert path.read_text(encoding="utf-8") == CROOKED
    assert mini("fmt", "nowhere").returncode == 2


def test_line_ends_mark_and_decomposed_text_are_mended(mini):
    """CR LF, a UTF-8 mark and NFD are what fmt is there for."""
    path = mini.root / "units/x.yaml"
    text = "units:\n  - id: xa-x\n    name: Xa\u0303 X\n    level: commune\n"
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert mini("fmt").stdout == "units/x.yaml\n"
    assert path.read_bytes() == text.replace("a\u0303", "ã").encode()


def test_file_with_a_syntax_error_is_reported_and_left_alone(mini):
    """Exit 1; the other files are still formatted."""
    bad = mini.write("units/bad.yaml", "units:\n  - id: [\n")
    mini.write("units/x.yaml", CROOKED)
    done = mini("fmt")
    assert (done.returncode, done.stdout) == (1, "units/x.yaml\n")
    assert "units/bad.yaml:" in done.stderr
    assert bad.read_text(encoding="utf-8") == "units:\n  - id: [\n"
