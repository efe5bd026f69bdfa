"""The outlets to read: `sources.yml` (or a file of the user's own), read and validated.

Belongs here: what an outlet's entry may say and the message when it says it wrongly. Nothing is fetched here.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from importlib import resources
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import yaml
from courlan import extract_domain
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from ingest.errors import InvalidInputError
from ingest.urls import host_of, web_url


def _checked_url(text: str) -> str:
    if web_url(text) is None:
        raise ValueError("must be a full http:// or https:// URL")
    if urlsplit(text).username or urlsplit(text).password:
        raise ValueError("must not hold credentials; name an environment variable in authorization_env")
    return text


def _checked_pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"is not a regular expression: {error}") from error
    return text


WebUrl = Annotated[str, AfterValidator(_checked_url)]
Pattern = Annotated[str, AfterValidator(_checked_pattern)]
_STRICT = ConfigDict(extra="forbid", frozen=True)


class Limits(BaseModel):
    """How hard one outlet may be asked."""

    model_config = _STRICT

    delay_seconds: float = Field(2.0, ge=0, le=600, description="Least time between two requests to one host.")
    concurrency: int = Field(1, ge=1, le=8, description="Connections to one host at the same time.")
    max_articles: int | None = Field(
        None, ge=1, description="New articles in one run; the harvest's own limit if null."
    )


class Source(BaseModel):
    """One outlet."""

    model_config = _STRICT

    name: str = Field(min_length=1, max_length=100)
    country: str = Field(pattern="^[A-Z]{3}$", description="ISO 3166-1 alpha-3.")
    language: str = Field(pattern="^[a-z]{2}$", description="ISO 639-1.")
    homepage: WebUrl
    feeds: tuple[WebUrl, ...] = ()
    sitemaps: tuple[WebUrl, ...] = ()
    hosts: tuple[str, ...] = Field((), description="Further sites its articles lie on, besides the homepage's.")
    include: tuple[Pattern, ...] = Field((), description="Article URLs must match one of these (searched).")
    exclude: tuple[Pattern, ...] = Field((), description="Article URLs must match none of these.")
    interval_minutes: int = Field(60, ge=1, le=10_080)
    limits: Limits = Field(default_factory=lambda: Limits.model_validate({}))
    authorization_env: str | None = Field(
        None, pattern="^[A-Z][A-Z0-9_]*$", description="Environment variable with the Authorization header's value."
    )

    def owns(self, url: str) -> bool:
        """Whether `url` lies on one of the outlet's own sites."""
        return site_of(url) in (site_of(self.homepage), *self.hosts) or host_of(url) in self.hosts

    def accepts(self, url: str) -> bool:
        """Whether `url` lies on the outlet's own sites and passes include and exclude."""
        if not self.owns(url):
            return False
        if self.include and not any(re.search(p, url) for p in self.include):
            return False
        return not any(re.search(p, url) for p in self.exclude)

    def authorization(self) -> str | None:
        """Return the Authorization header from the environment.

        Raises:
            InvalidInputError: `no_credentials`, the variable is named but not set.
        """
        if self.authorization_env is None:
            return None
        value = os.environ.get(self.authorization_env)
        if not value:
            raise InvalidInputError(
                "no_credentials", f"{self.name}: set the environment variable {self.authorization_env}"
            )
        return value


class SourceList(BaseModel):
    """The whole file."""

    model_config = _STRICT

    contact: str | None = Field(None, min_length=5, description="Address or URL for outlets; sent in the User-Agent.")
    user_agent: str | None = Field(
        None,
        pattern="^[A-Za-z_-]{3,40}$",
        description="Your crawler's name: first in the User-Agent, and for robots.txt.",
    )
    respect_noarchive: bool = Field(False, description="Do not land pages that say noarchive.")
    sources: tuple[Source, ...]

    @model_validator(mode="after")
    def _has_outlets_of_different_names(self) -> SourceList:
        if not self.sources:
            raise ValueError("names no outlet")
        twice = [name for name, count in Counter(s.name for s in self.sources).items() if count > 1]
        if twice:
            raise ValueError(f"outlet named more than once: {', '.join(twice)}")
        return self


def site_of(url: str) -> str:
    """Return the registered domain of a URL (bbc.co.uk for www.bbc.co.uk), the host when it has none."""
    return str(extract_domain(url, fast=True) or host_of(url))


def load_sources(path: Path | None = None) -> SourceList:
    """Read and validate a list of outlets.

    Args:
        path: A YAML file; the list that ships with Dragoman when None.

    Raises:
        InvalidInputError: `unreadable`, `broken_yaml` or `invalid_sources`; the text names each faulty entry.
    """
    name = path.name if path else "sources.yml"
    try:
        text = path.read_text("utf-8") if path else resources.files("ingest").joinpath("sources.yml").read_text("utf-8")
        return SourceList.model_validate(yaml.safe_load(text))
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInputError("unreadable", f"{name} cannot be read: {error}") from error
    except yaml.YAMLError as error:
        raise InvalidInputError("broken_yaml", f"{name} is not YAML: {' '.join(str(error).split())}") from error
    except ValidationError as error:
        raise InvalidInputError("invalid_sources", f"{name}: {_told(error)}") from error


def _told(error: ValidationError) -> str:
    """Say each fault as `sources[3].homepage: what is wrong`."""
    faults = []
    for fault in error.errors(include_url=False, include_context=False, include_input=False):
        place = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in fault["loc"]).lstrip(".")
        message = fault["msg"].removeprefix("Value error, ")
        faults.append(f"{place}: {message}" if place else message)
    return "; ".join(faults)
