"""What a session's cells write, and what may stand behind a word; the driver itself is tried by the server's suites."""

import contextlib
import io
import json
import os
import socket
import tempfile
import unittest

from mastic_job import cells, channel, completion, display


class Output(unittest.TestCase):
    def test_it_is_bounded_in_bytes_and_says_what_is_missing(self):
        output = cells.Output(10)
        output.add("12345")
        output.add("\u00e9" * 4)
        output.add("never")
        text = output.text()
        self.assertTrue(text.startswith("12345\u00e9\u00e9\n[mastic] 9 more bytes"), text)

    def test_a_picture_is_there_whole_or_not_at_all(self):
        output = cells.Output(10)
        output.add_whole("x" * 11)
        self.assertNotIn("x", output.text().split("\n")[0])

    def test_what_fits_is_all_there(self):
        output = cells.Output(10)
        output.add("12345")
        output.add("67890")
        self.assertEqual("1234567890", output.text())


class Completion(unittest.TestCase):
    def ask(self, namespace, code):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            completion.tell(namespace, code)
        return json.loads(out.getvalue())

    def test_names_and_their_members(self):
        self.assertEqual({"matches": ["thing_one", "thing_two"], "start": 4}, self.ask({"thing_one": 1, "thing_two": 2}, "x = thing"))
        self.assertIn("text.upper", self.ask({"text": "t"}, "print(text.up")["matches"])
        self.assertEqual([], self.ask({}, "1 + ")["matches"])


class Displays(unittest.TestCase):
    class Shown:
        def _repr_html_(self):
            return "<b>hi</b>"

        def __repr__(self):
            return "plain"

    def show(self, rich, value):
        marked, out = [], io.StringIO()
        with contextlib.redirect_stdout(out):
            display.Display({}, rich, marked.append).hook(value)
        return marked, out.getvalue()

    def test_only_who_can_show_more_than_text_is_given_more(self):
        marked, text = self.show(True, self.Shown())
        self.assertIn("<b>hi</b>", marked[0])
        self.assertEqual("", text)
        self.assertEqual(([], "plain\n"), self.show(False, self.Shown()))

    def test_what_is_too_much_is_told(self):
        class Huge(self.Shown):
            def _repr_html_(self):
                return "x" * 2_000_000

        marked, text = self.show(True, Huge())
        self.assertEqual([], marked)
        self.assertIn("too much", text)

    def test_nothing_shows_nothing(self):
        self.assertEqual(([], ""), self.show(True, None))


class Line(unittest.TestCase):
    """Who may say what is executed."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.heard = []
        self.channel = channel.Channel(folder.name, self.heard.append)
        with open(os.path.join(folder.name, "session.json"), encoding="utf-8") as file:
            self.address = json.load(file)

    def say(self, *lines):
        """What is answered until the line is closed, or nothing more comes."""
        with socket.create_connection(("127.0.0.1", self.address["port"]), timeout=10) as line:
            line.sendall(b"".join(one.encode() + b"\n" for one in lines))
            line.shutdown(socket.SHUT_WR)
            return line.makefile("rb").read()

    def test_the_token_of_another_session_opens_nothing(self):
        run = json.dumps({"op": "run", "id": 0, "code": "1"})
        for token in (json.dumps({"token": "0" * 64}), json.dumps({"token": ""}), json.dumps({"token": None}), "{}", "[]", "x", "x" * 5000):
            self.assertEqual(b"", self.say(token, run), token)
        self.assertEqual([], self.heard)
        self.assertIn(b"hello", self.say(json.dumps({"token": self.address["token"]}), run))
        self.assertEqual([0], [message["id"] for message in self.heard])


if __name__ == "__main__":
    unittest.main()
