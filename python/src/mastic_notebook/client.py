"""Sessions and their statements, by boto3."""

import time
import uuid

import boto3

_OPEN = ("WAITING", "RUNNING", "CANCELLING")
_ENDED = ("STOPPED", "TIMEOUT", "FAILED")
_PAUSE = 0.05
_LONGEST_PAUSE = 1.0
_LOOK = 0.2


class SessionFailed(Exception):
    """A session that did not begin, or is no more; with the reason."""


class Client:
    """One session: begun when the first cell needs it, and again after it has ended."""

    def __init__(self, settings, shown):
        self._shown = shown
        self.settings = settings
        self.session_id = None
        self._glue = None

    def glue(self):
        if self._glue is None:
            self._glue = self._boto3().client("glue", endpoint_url=self.settings.endpoint)
        return self._glue

    def _boto3(self):
        settings = self.settings
        session = boto3.session.Session(profile_name=settings.profile, region_name=settings.region)
        keys = settings.keys
        if not keys:
            return session
        if "role_arn" in keys:
            sts = session.client("sts", endpoint_url=settings.endpoint)
            found = sts.assume_role(RoleArn=keys["role_arn"], RoleSessionName="notebook")["Credentials"]
            keys = {
                "aws_access_key_id": found["AccessKeyId"],
                "aws_secret_access_key": found["SecretAccessKey"],
                "aws_session_token": found["SessionToken"],
            }
        known = ("aws_access_key_id", "aws_secret_access_key", "aws_session_token")
        given = {name: keys[name] for name in known if name in keys}
        return boto3.session.Session(region_name=session.region_name, **given)

    def changed(self):
        """Endpoint, region or keys are others from now on."""
        self._glue = None

    def role(self):
        if self.settings.role:
            return self.settings.role
        sts = self._boto3().client("sts", endpoint_url=self.settings.endpoint)
        return f"arn:aws:iam::{sts.get_caller_identity()['Account']}:role/notebook"

    def new_id(self):
        identity = str(uuid.uuid4())
        return f"{self.settings.prefix}-{identity}" if self.settings.prefix else identity

    def begin(self, identity, waiting):
        """Makes a session and waits until it is ready; `waiting` is told the seconds."""
        began = time.monotonic()
        self.glue().create_session(**self.settings.request(identity, self.role(), self._shown))
        self.session_id = identity
        while True:
            session = self.session()
            status = session["Status"]
            if status == "READY":
                return session
            if status != "PROVISIONING":
                self.session_id = None
                raise SessionFailed(f"The session is {status}: {session.get('ErrorMessage', 'no reason is given')}")
            waiting(time.monotonic() - began)
            time.sleep(_LOOK)

    def session(self):
        return self.glue().get_session(Id=self.session_id)["Session"]

    def run(self, code):
        return self.glue().run_statement(SessionId=self.session_id, Code=code)["Id"]

    def cancel(self, statement):
        over = self.glue().exceptions
        try:
            self.glue().cancel_statement(SessionId=self.session_id, Id=statement)
        except (over.InvalidInputException, over.IllegalSessionStateException):
            # It, or its session, came to its end in this moment.
            pass

    def follow(self, statement):
        """Gives the statement again and again, until it is at its end."""
        pause = _PAUSE
        while True:
            asked = time.monotonic()
            found = self.glue().get_statement(SessionId=self.session_id, Id=statement)["Statement"]
            yield found
            if found["State"] not in _OPEN:
                return
            # A server that answers when there is news needs no pause; one that answers at once does.
            if time.monotonic() - asked < _PAUSE:
                time.sleep(pause)
                pause = min(_LONGEST_PAUSE, pause * 1.5)

    def is_over(self):
        """Has the session ended, or been deleted?"""
        try:
            return self.session()["Status"] in _ENDED
        except self.glue().exceptions.EntityNotFoundException:
            return True

    def stop(self):
        identity, self.session_id = self.session_id, None
        if identity is not None:
            try:
                self.glue().stop_session(Id=identity)
            except self.glue().exceptions.IllegalSessionStateException:
                pass
        return identity

    def delete(self):
        identity = self.stop()
        if identity is not None:
            self.glue().delete_session(Id=identity)
        return identity
